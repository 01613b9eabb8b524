using MovieSimilarity.Models;

namespace MovieSimilarity.Tests.Similarity.Models;

/// <summary>A folder, and a sound model's bytes to spoil.</summary>
public abstract class ModelFileTestBase : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    protected TemporaryFolder Folder => _folder;

    protected string ModelPath => Folder["a.model"];

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    protected byte[] Sound()
    {
        ModelFile.Write(ModelPath, RichModel.Create());
        return File.ReadAllBytes(ModelPath);
    }

    /// <summary>A file of those bytes is refused, naming the file, with a sentence.</summary>
    /// <returns>The sentence.</returns>
    protected string Refused(byte[] bytes)
    {
        File.WriteAllBytes(ModelPath, bytes);
        var error = Assert.Throws<ModelFileException>(() => ModelFile.Read(ModelPath, TestContext.Current.CancellationToken));
        Assert.StartsWith($"The model file '{ModelPath}' ", error.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", error.Message, StringComparison.Ordinal);
        return error.Message;
    }

    protected void RefusedWith(string complaint, byte[] bytes) => Assert.Contains(complaint, Refused(bytes), StringComparison.Ordinal);

    /// <summary>A sound file but for one section, all checksums right.</summary>
    protected byte[] With(string section, Func<byte[], byte[]> change)
    {
        var file = RawModelFile.Parse(Sound());
        file[section] = change(file[section]);
        return file.ToBytes();
    }

    protected byte[] With(string section, Action<byte[]> change) => With(section, bytes =>
    {
        change(bytes);
        return bytes;
    });
}
