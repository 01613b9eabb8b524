using System.Text;
using MovieSimilarity.Benchmarks.Commands;

// Windows' consoles would show × and → as question marks otherwise.
Console.OutputEncoding = Encoding.UTF8;
return await BenchmarkCommandLine.RunAsync(args, Console.Out, Console.Error);
