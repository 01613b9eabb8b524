using System.Text;
using MovieSimilarity.Silo;

Console.OutputEncoding = Encoding.UTF8;
return await SiloCommandLine.RunAsync(args, Console.Out, Console.Error);
