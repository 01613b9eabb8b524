using System.Globalization;
using System.IO.Compression;
using System.Text;
using MovieSimilarity.Tests.Trainer.DataSets;
using MovieSimilarity.Tests.Training;

namespace MovieSimilarity.Tests.Trainer.Inputs;

/// <summary>The forms in which people have one and the same data set, by what distinguishes them.</summary>
internal static class InputForms
{
    private static readonly string[] Tables = ["movies", "ratings", "tags", "links"];
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Each form makes it of MovieLens' own, in which no field has a comma or a quotation mark.</summary>
    public static readonly Dictionary<string, Action<DataFolder>> All = new()
    {
        ["columns in another order"] = folder => Rows(folder, (_, row) => [.. row.Reverse()]),
        ["an extra column"] = folder => Rows(folder, (number, row) => [row[0], number == 0 ? "note" : "\"seen, twice\"", .. row[1..]]),
        ["an index column as pandas writes it"] = folder => Rows(folder, (number, row) => [number == 0 ? "" : $"{number - 1}", .. row]),
        ["snake_case"] = folder => Header(folder, header => header.Replace("Id", "_id", StringComparison.Ordinal)),
        ["camelCase with a capital"] = folder => Header(folder, header => header.Replace("movieId", "MovieID", StringComparison.Ordinal)),
        ["item_id as recommender libraries have it"] = folder => Header(folder, header => header.Replace("movieId", "item_id", StringComparison.Ordinal)),
        ["quoted column names"] = folder => Header(folder, header => $"\"{header.Replace(",", "\",\"", StringComparison.Ordinal)}\""),
        ["blanks after commas"] = folder => Each(folder, (_, text) => text.Replace(",", ", ", StringComparison.Ordinal)),
        ["blanks between commas and quotation marks"] = folder => Each(folder, (_, text) => Quoted(text).Replace("\",\"", "\", \"", StringComparison.Ordinal)),
        ["ISO dates"] = folder => Timestamps(folder, "yyyy-MM-dd HH:mm:ss"),
        ["ISO dates with T and Z"] = folder => Timestamps(folder, "yyyy-MM-dd'T'HH:mm:ss'Z'"),
        ["timestamps as 1.0"] = folder => Rows(folder, (number, row) => number == 0 || row.Length == 3 ? row : [.. row[..3], row[3] + ".0"]),
        ["ids as 1.0"] = folder => Ids(folder, id => $"{id}.0"),
        ["ids from 0"] = folder => Ids(folder, id => $"{id - 1}"),
        ["Kaggle's names, quotation marks and dates"] = folder =>
        {
            Timestamps(folder, "yyyy-MM-dd HH:mm:ss");
            Each(folder, (_, text) => Quoted(text));
            foreach (var table in TablesOf(folder)) File.Move(folder.PathOf($"{table}.csv"), folder.PathOf($"{table[..^1]}.csv"));
        },
        ["Ratings.csv"] = folder => Rename(folder, name => char.ToUpperInvariant(name[0]) + name[1..]),
        ["RATINGS.CSV"] = folder => Rename(folder, name => name.ToUpperInvariant()),
        [".tsv with tabs"] = folder =>
        {
            Each(folder, (_, text) => text.Replace(',', '\t'));
            Rename(folder, name => Path.ChangeExtension(name, ".tsv"));
        },
        ["semicolons"] = folder => Each(folder, (_, text) => text.Replace(',', ';')),
        ["semicolons and decimal commas"] = folder => Each(folder, (table, text) =>
            table == "ratings" ? text.Replace(',', ';').Replace('.', ',') : text.Replace(',', ';')),
        ["tabs in .csv"] = folder => Each(folder, (_, text) => text.Replace(',', '\t')),
        ["sep=; in the first line"] = folder => Each(folder, (_, text) => "sep=;\r\n" + text.Replace(',', ';')),
        ["UTF-16 little endian without byte order mark"] = folder => Encode(folder, new UnicodeEncoding(bigEndian: false, byteOrderMark: false)),
        ["UTF-16 big endian without byte order mark"] = folder => Encode(folder, new UnicodeEncoding(bigEndian: true, byteOrderMark: false)),
        ["UTF-16 with byte order mark"] = folder => Encode(folder, Encoding.Unicode),
        [".csv.gz"] = folder => Compress(folder, table => $"{table}.csv.gz"),
        ["gzip called .csv"] = folder => Compress(folder, table => $"{table}.csv"),
        ["a folder one level down"] = folder =>
        {
            Directory.CreateDirectory(folder.PathOf("ml-20m"));
            foreach (var table in TablesOf(folder)) File.Move(folder.PathOf($"{table}.csv"), folder.PathOf(Path.Combine("ml-20m", $"{table}.csv")));
        },
        ["other files beside it"] = folder => folder.Write("genome-scores.csv", "\0").Write("genome-tags.csv", "\0").Write("README.txt", ""),
    };

    /// <summary>The files of a folder as a .zip archive, inside of a folder of that name or at its root.</summary>
    public static byte[] Zip(DataFolder data, string? folder)
    {
        var prefix = folder is null ? "" : folder + "/";
        return TestArchive.Of([.. TablesOf(data).Select(table => ($"{prefix}{table}.csv", File.ReadAllBytes(data.PathOf($"{table}.csv"))))]);
    }

    public static byte[] Gzip(byte[] bytes)
    {
        using var file = new MemoryStream();
        using (var gzip = new GZipStream(file, CompressionMode.Compress)) gzip.Write(bytes);
        return file.ToArray();
    }

    /// <summary>Changes the text of each file.</summary>
    public static void Each(DataFolder folder, Func<string, string, string> change)
    {
        foreach (var table in TablesOf(folder)) folder.Write($"{table}.csv", change(table, File.ReadAllText(folder.PathOf($"{table}.csv"))));
    }

    /// <summary>Changes the fields of each row; the header is row 0.</summary>
    public static void Rows(DataFolder folder, Func<int, string[], string[]> change) => Each(folder, (_, text) => string.Concat(
        text.TrimEnd('\n').Split('\n').Index().Select(line => string.Join(',', change(line.Index, line.Item.Split(','))) + "\n")));

    private static string[] TablesOf(DataFolder folder) => Array.FindAll(Tables, table => File.Exists(folder.PathOf($"{table}.csv")));

    private static string Quoted(string text) => string.Concat(
        text.TrimEnd('\n').Split('\n').Select(line => $"\"{line.Replace(",", "\",\"", StringComparison.Ordinal)}\"\n"));

    private static void Header(DataFolder folder, Func<string, string> change) => Each(folder, (_, text) =>
        change(text[..text.IndexOf('\n', StringComparison.Ordinal)]) + text[text.IndexOf('\n', StringComparison.Ordinal)..]);

    private static void Timestamps(DataFolder folder, string format) => Rows(folder, (number, row) => number == 0 || row.Length == 3 ? row :
    [
        .. row[..3],
        DateTimeOffset.FromUnixTimeSeconds(long.Parse(row[3], CultureInfo.InvariantCulture)).ToString(format, CultureInfo.InvariantCulture),
    ]);

    private static void Ids(DataFolder folder, Func<int, string> change)
    {
        string[] header = [];
        Rows(folder, (number, row) =>
        {
            if (number == 0) return header = row;
            return [.. row.Select((field, column) => header[column] is "userId" or "movieId" ? change(int.Parse(field, CultureInfo.InvariantCulture)) : field)];
        });
    }

    private static void Rename(DataFolder folder, Func<string, string> rename)
    {
        foreach (var table in TablesOf(folder)) File.Move(folder.PathOf($"{table}.csv"), folder.PathOf(rename($"{table}.csv")));
    }

    private static void Encode(DataFolder folder, Encoding encoding)
    {
        foreach (var table in TablesOf(folder))
        {
            var path = folder.PathOf($"{table}.csv");
            File.WriteAllText(path, File.ReadAllText(path, Utf8), encoding);
        }
    }

    private static void Compress(DataFolder folder, Func<string, string> name)
    {
        foreach (var table in TablesOf(folder))
        {
            var bytes = Gzip(File.ReadAllBytes(folder.PathOf($"{table}.csv")));
            File.Delete(folder.PathOf($"{table}.csv"));
            folder.Write(name(table), bytes);
        }
    }
}
