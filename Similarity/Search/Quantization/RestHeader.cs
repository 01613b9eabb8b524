using System.Runtime.InteropServices;

namespace MovieSimilarity.Search.Quantization;

/// <summary>What holds for the codes of one row.</summary>
/// <param name="Scale">What one step of a code of its rest stands for.</param>
/// <param name="Error">At least the length of what all its codes miss.</param>
/// <param name="TailNorm">At least the length of its tail.</param>
/// <param name="RestCode">The code in its prefix that stands for the length of the rest.</param>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct RestHeader(float Scale, float Error, float TailNorm, float RestCode);
