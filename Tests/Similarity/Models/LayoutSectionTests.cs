using System.Buffers.Binary;
using MovieSimilarity.Maps;
using MovieSimilarity.Models;

namespace MovieSimilarity.Tests.Similarity.Models;

/// <summary>The section of the films' places on the map.</summary>
public sealed class LayoutSectionTests : ModelFileTestBase
{
    private static readonly float[] Places = [0, -1, 0.5f, float.Epsilon, FilmMap.LargestCoordinate, -0f, -FilmMap.LargestCoordinate, 1, 0.25f, 0.125f];

    [Fact]
    public void A_map_comes_back()
    {
        var written = RichModel.Create().WithMap(new FilmMap(Places));
        ModelFile.Write(ModelPath, written);
        var read = ModelFile.Read(ModelPath, TestContext.Current.CancellationToken);
        Assert.Equal(Places, read.Map!.Places.ToArray());
        Assert.Equal(new MapPlace(0.5f, float.Epsilon), read.Map[1]);
        Assert.Equal(written.Version, read.Version);
        Assert.NotEqual(RichModel.Create().Version, read.Version);
        ModelFile.Write(Folder["again"], read);
        Assert.Equal(File.ReadAllBytes(ModelPath), File.ReadAllBytes(Folder["again"]));
    }

    [Fact]
    public void It_has_the_documented_layout()
    {
        ModelFile.Write(ModelPath, RichModel.Create().WithMap(new FilmMap(Places)));
        var file = RawModelFile.Parse(File.ReadAllBytes(ModelPath));
        Assert.Equal("layout", file.Sections[^1].Name);
        Assert.Equal(Places, Enumerable.Range(0, 10).Select(i => BinaryPrimitives.ReadSingleLittleEndian(file["layout"].AsSpan(4 * i))));
    }

    [Fact]
    public void A_model_without_a_map_has_no_section_and_its_version_of_before()
    {
        Sound();
        Assert.DoesNotContain(RawModelFile.Table(File.ReadAllBytes(ModelPath)), entry => entry.Name == "layout");
        Assert.Null(ModelFile.Read(ModelPath, TestContext.Current.CancellationToken).Map);
    }

    [Fact]
    public void Adding_a_map_leaves_everything_else_as_it_was()
    {
        var (before, after) = (RichModel.Create(), RichModel.Create().WithMap(new FilmMap(Places)));
        Assert.Equal(before.Statistics!.Tags, after.Statistics!.Tags);
        ModelFile.Write(ModelPath, before);
        ModelFile.Write(Folder["after"], after);
        var (first, second) = (RawModelFile.Parse(File.ReadAllBytes(ModelPath)), RawModelFile.Parse(File.ReadAllBytes(Folder["after"])));
        Assert.All(first.Sections, section => Assert.Equal(first[section.Name], second[section.Name]));
    }

    [Fact]
    public void A_section_of_another_length_is_refused()
    {
        RefusedWith("is corrupt: its section 'layout' has ", Changed(bytes => [.. bytes, 0, 0, 0, 0, 0, 0, 0, 0]));
        RefusedWith("is corrupt: its section 'layout' has ", Changed(bytes => bytes[..^4]));
        RefusedWith("is corrupt: its section 'layout' has ", Changed(_ => []));
    }

    [Theory]
    [InlineData(0, float.NaN)]
    [InlineData(9, float.PositiveInfinity)]
    [InlineData(5, -1000.1f)]
    public void A_coordinate_that_no_map_has_is_refused(int index, float coordinate) => RefusedWith(
        $"Row {index / 2} of the map has the coordinate ",
        Changed(bytes =>
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(4 * index), coordinate);
            return bytes;
        }));

    [Fact]
    public void A_map_of_another_number_of_films_does_not_fit_a_model() => Assert.Equal(
        "A map of 1 films does not fit 5 films.", Assert.Throws<ArgumentException>(() => RichModel.Create().WithMap(new FilmMap(new float[2]))).Message);

    private byte[] Changed(Func<byte[], byte[]> change)
    {
        ModelFile.Write(ModelPath, RichModel.Create().WithMap(new FilmMap(Places)));
        var file = RawModelFile.Parse(File.ReadAllBytes(ModelPath));
        file["layout"] = change(file["layout"]);
        return file.ToBytes();
    }
}
