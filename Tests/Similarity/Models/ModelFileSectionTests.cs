using System.Buffers.Binary;
using System.Text;
using MovieSimilarity.Models;

namespace MovieSimilarity.Tests.Similarity.Models;

/// <summary>Files whose checksums all hold, but whose sections are not what they must be.</summary>
public sealed class ModelFileSectionTests : ModelFileTestBase
{
    [Theory]
    [InlineData(0, 5)]
    [InlineData(5, 0)]
    [InlineData(-1, 6)]
    [InlineData(3, 3)]
    [InlineData(200_000_000, 200_000_000)]
    [InlineData(int.MaxValue, 1)]
    [InlineData(int.MinValue, int.MinValue)]
    public void A_shape_that_does_not_fit_is_refused(int collaborative, int content) =>
        Refused(With("shape", _ => [.. BitConverter.GetBytes(collaborative), .. BitConverter.GetBytes(content)]));

    [Theory]
    [InlineData("shape")]
    [InlineData("embeddings")]
    [InlineData("norms")]
    public void A_section_of_another_length_than_it_must_have_is_refused(string name)
    {
        RefusedWith($"is corrupt: its section '{name}' has ", With(name, bytes => [.. bytes, 0, 0, 0, 0]));
        RefusedWith($"is corrupt: its section '{name}' has ", With(name, bytes => bytes[..^4]));
        RefusedWith($"is corrupt: its section '{name}' has ", With(name, _ => []));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"trained_by\":null}")]
    public void Provenance_that_is_none_is_refused(string json) =>
        Refused(With("provenance", _ => Encoding.UTF8.GetBytes(json)));

    [Theory]
    [InlineData("provenance")]
    [InlineData("catalogue")]
    [InlineData("shape")]
    [InlineData("embeddings")]
    [InlineData("norms")]
    public void A_missing_section_is_named(string name)
    {
        var file = RawModelFile.Parse(Sound());
        file.Sections.RemoveAll(section => section.Name == name);
        RefusedWith($"has no section '{name}'", file.ToBytes());
    }

    [Fact]
    public void Sections_of_other_names_are_passed_over()
    {
        var file = RawModelFile.Parse(Sound());
        file.Sections.Insert(2, ("sixteen-letters!", [1, 2, 3]));
        File.WriteAllBytes(ModelPath, file.ToBytes());
        Assert.Equal(RichModel.Movies.Select(movie => movie.Title), ModelFile.Read(ModelPath, TestContext.Current.CancellationToken).Catalogue.Select(movie => movie.Title));
    }

    [Theory]
    [InlineData(16, long.MaxValue)]
    [InlineData(16, -64L)]
    [InlineData(16, 0L)]
    [InlineData(24, long.MaxValue)]
    [InlineData(24, -1L)]
    public void A_section_outside_its_place_is_refused(int field, long value)
    {
        var bytes = Sound();
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(24 + 64 + field), value);
        RawModelFile.Reseal(bytes);
        RefusedWith("is corrupt: its section 'catalogue' lies where none can", bytes);
    }

    [Fact]
    public void A_file_of_no_sections_is_refused()
    {
        var file = RawModelFile.Parse(Sound());
        file.Sections.Clear();
        RefusedWith("is corrupt: its header states 0 sections", file.ToBytes());
    }
}
