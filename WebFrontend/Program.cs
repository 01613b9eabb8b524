using System.Text;
using MovieSimilarity.WebFrontend.Startup;

// Windows' consoles would show titles such as Amélie with question marks otherwise.
Console.OutputEncoding = Encoding.UTF8;
return await FrontendCommandLine.RunAsync(args, Console.Out, Console.Error);
