using System.Buffers.Binary;
using MovieSimilarity.Catalogue;
using MovieSimilarity.Models;
using MovieSimilarity.Search;
using MovieSimilarity.Tests.Similarity.Search;

namespace MovieSimilarity.Tests.Similarity.Models;

/// <summary>Codes are no part of a model's version, so a file with other codes must be refused, or give the very same lists.</summary>
public sealed class CodeSectionTests : ModelFileTestBase
{
    private const int Films = 600, Mutations = 500;

    private static readonly string[] Sections = ["codes_rotation", "codes_bounds", "codes_prefixes", "codes_rests"];
    private static readonly byte[] Bytes = [0, 1, 0x7F, 0x80, 0x81, 0xFF];
    private static readonly float[] Floats =
        [float.NaN, float.PositiveInfinity, float.NegativeInfinity, float.MaxValue, 1e30f, 1e10f, 2, 1, 0.5f, 0, -0f, -1, -1e30f, float.Epsilon];

    [Theory]
    [InlineData(60, 40)]
    [InlineData(100, 100)]
    [InlineData(20, 7)]
    public void Codes_that_were_changed_are_refused_or_change_no_list(int collaborative, int content)
    {
        var shard = Rows.Make("decaying", Films, collaborative, content);
        var movies = shard.MovieIds.ToArray().Select(id => new Movie(id, $"Film {id}", null, [], 0, 0));
        ModelFile.Write(ModelPath, new SimilarityModel(new MovieCatalogue(movies), shard.Embeddings, new float[2 * Films], TestModels.Provenance(Films)));
        var sound = File.ReadAllBytes(ModelPath);
        var expected = Naive(shard);
        Assert.Equal(expected, Answers(ModelFile.Read(ModelPath, TestContext.Current.CancellationToken).Shard));
        var refused = 0;
        for (var seed = 0; seed < Mutations; seed++)
        {
            File.WriteAllBytes(ModelPath, Mutate(sound, new Random(seed)));
            if (Accept() is not { } read) refused++;
            else Assert.True(expected.SequenceEqual(Answers(read.Shard)), $"Mutation {seed} changes an answer.");
        }
        // Some bytes mean nothing, and slightly larger errors are true ones, too: both outcomes occur.
        Assert.InRange(refused, Mutations / 4, Mutations - 1);
    }

    [Fact]
    public void The_codes_of_other_embeddings_are_refused()
    {
        ModelFile.Write(Folder["other"], TestModels.Random(Films, seed: 2));
        ModelFile.Write(ModelPath, TestModels.Random(Films, seed: 1));
        var (file, other) = (RawModelFile.Parse(File.ReadAllBytes(ModelPath)), RawModelFile.Parse(File.ReadAllBytes(Folder["other"])));
        foreach (var section in Sections) file[section] = other[section];
        RefusedWith("holds codes that are not those of its embeddings", file.ToBytes());
    }

    private SimilarityModel? Accept()
    {
        try
        {
            return ModelFile.Read(ModelPath, TestContext.Current.CancellationToken);
        }
        catch (ModelFileException)
        {
            return null;
        }
    }

    private static byte[] Mutate(byte[] sound, Random random)
    {
        var file = RawModelFile.Parse(sound);
        for (var changes = random.Next(1, 4); changes > 0; changes--)
        {
            var bytes = file[Sections[random.Next(Sections.Length)]];
            var place = random.Next(bytes.Length);
            var (row, aligned) = (bytes.Length / Films, place / sizeof(float) * sizeof(float));
            switch (random.Next(7))
            {
                case 0: bytes[place] ^= (byte)(1 << random.Next(8)); break;
                case 1: bytes[place] = Bytes[random.Next(Bytes.Length)]; break;
                case 2: BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(aligned), Floats[random.Next(Floats.Length)]); break;
                case 3: bytes.AsSpan(place, Math.Min(random.Next(1, 200), bytes.Length - place)).Fill(Bytes[random.Next(Bytes.Length)]); break;
                // One of the four numbers that stand before a row's rest.
                case 4: BinaryPrimitives.WriteSingleLittleEndian(
                    file["codes_rests"].AsSpan(random.Next(Films) * (file["codes_rests"].Length / Films) + 4 * random.Next(4)),
                    Floats[random.Next(Floats.Length)]); break;
                // The bounds of all rows, made smaller or larger.
                case 5:
                    var bound = file["codes_bounds"].AsSpan(8 * random.Next(4));
                    BinaryPrimitives.WriteDoubleLittleEndian(bound, BinaryPrimitives.ReadDoubleLittleEndian(bound) * 2 * random.NextDouble());
                    break;
                // Another row's codes.
                default:
                    if (bytes.Length >= Films) bytes.AsSpan(random.Next(Films) * row, row).CopyTo(bytes.AsSpan(random.Next(Films) * row));
                    break;
            }
        }
        return file.ToBytes();
    }

    private static Neighbour[] Naive(Shard shard) =>
        [.. Enumerable.Range(0, Films).SelectMany(row => Shards.Naive(shard, Shards.QueryOf(shard, row, 20, Scoring.Ensemble)))];

    private static Neighbour[] Answers(Shard shard) => [.. Shards.Nearest(
        shard, [.. Enumerable.Range(0, Films).Select(row => Shards.QueryOf(shard, row, 20, Scoring.Ensemble))]).SelectMany(list => list)];
}
