using System.Text;
using MovieSimilarity.Training.Files;

namespace MovieSimilarity.Tests.Training.Files;

public sealed class CsvRowWriterTests
{
    private static readonly string[] Texts = ["plain", "a,b", "\"quoted\"", "two\nlines", "cr\rlf", " blanks ", "", "Amélie"];

    [Fact]
    public void Rows_are_written_as_rfc_4180_has_it()
    {
        using var file = new MemoryStream();
        CsvRowWriter.Write(
            file, ["id", "a,b"], [1, 2], (row, id) => row.Number(id).Text("x\"y").Number(0.5f).Number(2.0, "0.0").Raw("raw"u8),
            TestContext.Current.CancellationToken);
        Assert.Equal("id,\"a,b\"\n1,\"x\"\"y\",0.5,2.0,raw\n2,\"x\"\"y\",0.5,2.0,raw\n", Encoding.UTF8.GetString(file.ToArray()));
    }

    [Fact]
    public void The_reader_gives_every_field_back_as_it_was()
    {
        using var file = new MemoryStream();
        CsvRowWriter.Write(file, ["id", "text"], Texts.Index(), (row, text) => row.Number(text.Index).Text(text.Item), TestContext.Current.CancellationToken);
        file.Position = 0;
        Assert.Equal(Texts, CsvRows.Read(new FileLayout("test.csv", ["id", "text"]), file).Select(row => row.Text(1)));
    }

    [Fact]
    public void Cancelling_ends_the_writing_between_two_rows()
    {
        using var cancellation = new CancellationTokenSource();
        var written = 0;
        Assert.Throws<OperationCanceledException>(() => CsvRowWriter.Write(
            Stream.Null, ["id"], Enumerable.Range(1, 9),
            (row, id) =>
            {
                row.Number(id);
                if (++written == 3) cancellation.Cancel();
            },
            cancellation.Token));
        Assert.Equal(3, written);
    }
}
