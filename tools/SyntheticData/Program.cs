using MovieSimilarity.SyntheticData.Commands;

return await SyntheticDataCommandLine.RunAsync(args, Console.Out, Console.Error);
