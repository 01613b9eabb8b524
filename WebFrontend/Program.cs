using MovieSimilarity.WebFrontend.Hosting;

return await FrontendCommandLine.RunAsync(args, Console.Out, Console.Error);
