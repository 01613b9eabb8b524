using MovieSimilarity.Trainer.DataSets;

namespace MovieSimilarity.Tests.Trainer.DataSets;

public class PublishedChecksumTests
{
    private const string Hash = "cd245b17a1ae2cc31bb14903e1204af3";

    [Theory]
    [InlineData($"MD5 (ml-20m.zip) = {Hash}\n")]
    [InlineData($"MD5(ml-20m.zip)= {Hash}")]
    [InlineData($"{Hash}  ml-20m.zip\n")]
    [InlineData($"{Hash} *ml-20m.zip\r\n")]
    [InlineData($"{Hash}  /web/datasets/ml-20m.zip")]
    [InlineData($"{Hash}\n")]
    [InlineData($"  {Hash}  ml-20m.zip  ")]
    [InlineData($"\uFEFFMD5 (ml-20m.zip) = {Hash}")]
    [InlineData("MD5 (ml-20m.zip) = CD245B17A1AE2CC31BB14903E1204AF3")]
    [InlineData($"00000000000000000000000000000000  ml-25m.zip\n{Hash}  ml-20m.zip\n")]
    public void The_forms_of_md5_and_md5sum_are_read(string text) => Assert.Equal(Hash, PublishedChecksum.Parse(text, "ml-20m.zip"));

    [Theory]
    [InlineData("")]
    [InlineData("<html>Not found</html>")]
    [InlineData($"{Hash}  ml-25m.zip")]
    [InlineData($"MD5 (ml-25m.zip) = {Hash}")]
    [InlineData("cd245b17a1ae2cc31bb14903e1204af  ml-20m.zip")]
    [InlineData($"{Hash}00  ml-20m.zip")]
    [InlineData("gd245b17a1ae2cc31bb14903e1204af3  ml-20m.zip")]
    public void What_is_no_checksum_of_the_file_is_none(string text) => Assert.Null(PublishedChecksum.Parse(text, "ml-20m.zip"));

    [Theory]
    [InlineData("", "d41d8cd98f00b204e9800998ecf8427e")]
    [InlineData("message digest", "f96b697d7cb7938d525a2f31aaf161d0")]
    public void Checksums_are_those_of_RFC_1321(string text, string expected)
    {
        using var stream = new MemoryStream(TestArchive.Text(text));
        Assert.Equal(expected, PublishedChecksum.Of(stream, _ => { }, TestContext.Current.CancellationToken));
    }
}
