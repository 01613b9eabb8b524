using MovieSimilarity.Models;
using MovieSimilarity.Tests.Similarity.Models;
using MovieSimilarity.Tests.Trainer.Commands;

namespace MovieSimilarity.Tests.Trainer.Publishing;

/// <summary>A model file of some megabytes and a token file, gone after the test.</summary>
internal sealed class Publication : IDisposable
{
    public const string Token = "s3cret-t0ken";

    private readonly TemporaryFolder _folder = new();

    public Publication()
    {
        ModelFile.Write(Model, TestModels.Random(rows: 20_000, seed: 1));
        Version = ModelFile.Read(Model, TestContext.Current.CancellationToken).Version;
        File.WriteAllText(TokenFile, $" {Token} \r\nnot the token\n");
    }

    public string Model => _folder["test.model"];

    public string TokenFile => _folder["token"];

    public string Version { get; }

    public byte[] Bytes => File.ReadAllBytes(Model);

    /// <summary>What the service says after it has published this model.</summary>
    public string Published => $$"""{ "version": "{{Version}}", "previous": "aaaaaaaaaaaa", "changed": true }""";

    public Task<CommandRun> PublishAsync(Uri service) => CancellableAsync(service, TestContext.Current.CancellationToken);

    public Task<CommandRun> CancellableAsync(Uri service, CancellationToken cancellationToken) => CommandRun.CancellableAsync(
        ["publish", Model, "--to", service.AbsoluteUri, "--token-file", TokenFile], cancellationToken);

    public void Dispose() => _folder.Dispose();
}
