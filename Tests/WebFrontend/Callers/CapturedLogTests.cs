using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace MovieSimilarity.Tests.WebFrontend.Callers;

/// <summary>Tests that expect an empty log leave out that the machine is slow, and nothing else.</summary>
public sealed class CapturedLogTests
{
    [Theory]
    [InlineData("MovieSimilarity.WebFrontend.Api.Problems", LogLevel.Warning, "")]
    [InlineData("MovieSimilarity.WebFrontend.Api.Problems", LogLevel.Warning, "HeartbeatSlow")]
    [InlineData("Microsoft.AspNetCore.Server.Kestrel", LogLevel.Warning, "ConnectionAborted")]
    [InlineData("Microsoft.AspNetCore.Server.Kestrel", LogLevel.Error, "HeartbeatSlow")]
    [InlineData("Orleans.Runtime.CallbackData", LogLevel.Error, "")]
    public void A_warning_or_an_error_is_caught(string category, LogLevel level, string name) =>
        Assert.Equal($"{level} {category}: Too bad. ", Assert.Single(Capture(category, level, name)));

    [Theory]
    [InlineData("Orleans.Runtime.CallbackData", "")]
    [InlineData("Microsoft.AspNetCore.Server.Kestrel", "HeartbeatSlow")]
    public void A_warning_that_the_machine_is_slow_is_left_out(string category, string name) =>
        Assert.Empty(Capture(category, LogLevel.Warning, name));

    private static IReadOnlyCollection<string> Capture(string category, LogLevel level, string name)
    {
        using var services = new ServiceCollection().AddLogging().BuildServiceProvider();
        var log = CapturedLog.Of(services);
        services.GetRequiredService<ILoggerFactory>().CreateLogger(category).Log<object?>(level, new EventId(1, name), null, null, (_, _) => "Too bad.");
        return log.Entries;
    }
}
