using MovieSimilarity.Trainer.Commands;

return await TrainerCommandLine.RunAsync(args, Console.Out, Console.Error);
