using System.Text;
using MovieSimilarity.Trainer.Commands;

// Windows' consoles would show σ and × as question marks otherwise.
Console.OutputEncoding = Encoding.UTF8;
return await TrainerCommandLine.RunAsync(args, Console.Out, Console.Error);
