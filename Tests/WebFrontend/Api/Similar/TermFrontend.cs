namespace MovieSimilarity.Tests.WebFrontend.Api.Similar;

/// <summary>The service with a made model of 420 films that have tags and genres.</summary>
public sealed class TermFrontend() : RunningFrontend(TermModels.Make(films: 420, seed: 1));
