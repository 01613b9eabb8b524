using System.CommandLine;
using System.CommandLine.Parsing;
using MovieSimilarity.CommandLine;
using MovieSimilarity.Embeddings;
using MovieSimilarity.FileSystem;
using MovieSimilarity.Models;
using MovieSimilarity.Trainer.Console;
using MovieSimilarity.Trainer.DataSets;
using MovieSimilarity.Training.Layout;
using MovieSimilarity.Training.Models;
using MovieSimilarity.Training.MovieLens.Ratings;
using MovieSimilarity.Training.Svd;

namespace MovieSimilarity.Trainer.Commands;

/// <summary><c>train</c>: a data set in, a model file out.</summary>
internal static class TrainCommand
{
    private const string Keep = "keep";
    private const string Drop = "drop";

    private static readonly Option<DirectoryInfo> Data = new("--data")
    {
        HelpName = "DIR|ZIP",
        Description = "Folder, or .zip archive, with ratings.csv, movies.csv and tags.csv, or the files of ML-100K, ML-1M or ML-10M.",
    };

    private static readonly Option<string?> DataSet = DataSetOptions.DataSet();
    private static readonly Option<Uri?> From = DataSetOptions.From();

    private static readonly Option<OutputFile> Output = OutputOption.Required(
        ModelFile.Contents, "The model file to write, or - for standard output; an older model is replaced.");

    private static readonly Option<string?> Name = new("--name")
    {
        Description = "What to call the data set [default: the folder's name].",
    };

    private static readonly Option<RatingScale> Scale = new("--rating-scale")
    {
        HelpName = "LOWEST..HIGHEST",
        DefaultValueFactory = _ => RatingScale.Stars,
        Description = "The scale of the ratings, if it is not that of stars; they become 0.5 to 5 stars.",
        CustomParser = argument =>
        {
            var text = argument.Tokens[0].Value;
            if (RatingScale.Parse(text) is { } scale) return scale;
            argument.AddError($"--rating-scale takes the lowest and the highest rating, such as 1..10; '{text}' is no such scale.");
            return null;
        },
    };

    private static readonly Option<int> CollaborativeDimensions = NumberOption.Create(
        "--collaborative-dimensions", TrainingOptions.DefaultDimensions, 1, FusedEmbeddings.MaxDimensions,
        "Dimensions of the collaborative embedding.");

    private static readonly Option<int> ContentDimensions = NumberOption.Create(
        "--content-dimensions", TrainingOptions.DefaultDimensions, 1, FusedEmbeddings.MaxDimensions,
        "Dimensions of the content embedding.");

    private static readonly Option<int> MoreRatingsThan = NumberOption.Create(
        "--more-ratings-than", TrainingOptions.DefaultMoreRatingsThan, 0, int.MaxValue,
        "Users count only with more ratings than this.");

    private static readonly Option<double> MinDocumentFrequency = NumberOption.Create(
        "--min-document-frequency", TrainingOptions.DefaultMinDocumentFrequency, 0, 1,
        "Leave out terms found in a smaller share of the documents.");

    private static readonly Option<bool> KeepStopWords = new("--keep-stop-words")
    {
        Description = "Keep English stop words in the documents.",
    };

    private static readonly Option<string> Unrated = CreateUnrated();

    private static readonly Option<double> Tolerance = NumberOption.Create(
        "--tolerance", TrainingOptions.DefaultTolerance, 1e-14, 1e-2,
        "Largest residual of the SVD, relative to the largest squared singular value.");

    private static readonly Option<int> Seed = NumberOption.Create(
        "--seed", 1, 0, int.MaxValue, "Seed of the SVD's starting vector and of the map's random samples.");

    private static readonly Option<bool> NoMap = new("--no-map") { Description = "Leave out the map of the films." };

    private static readonly Option<FileInfo?> MapLike = new("--map-like")
    {
        HelpName = "MODEL",
        Description = "An earlier model file; films that it has are placed on the map as near as possible to where they are on its map.",
    };

    public static Command Create()
    {
        var command = new Command("train", "Train both models on a MovieLens data set and write one model file.")
        {
            Data, DataSet, From, Output, Name, Scale, CollaborativeDimensions, ContentDimensions, MoreRatingsThan, MinDocumentFrequency, KeepStopWords,
            Unrated, Tolerance, Seed, NoMap, MapLike,
        };
        command.Validators.Add(result => DataSetOptions.RequireOne(result, Data, DataSet, From));
        command.Validators.Add(RequireMap);
        ProgressOptions.AddTo(command);
        command.SetAction((parsed, cancellationToken) => Task.Run(() => RunAsync(parsed, cancellationToken), cancellationToken));
        return command;
    }

    private static Option<string> CreateUnrated()
    {
        var option = new Option<string>("--unrated")
        {
            HelpName = $"{Keep}|{Drop}",
            DefaultValueFactory = _ => Drop,
            Description = "What to do with films that have tags and no ratings; kept ones are found by their content alone.",
        };
        return option.AcceptOnlyFromAmong(Keep, Drop);
    }

    private static void RequireMap(CommandResult result)
    {
        if (result.GetValue(NoMap) && result.GetResult(MapLike) is not null) result.AddError("--map-like is for a model with a map; leave out --no-map.");
    }

    private static SimilarityModel? ReadEarlier(FileInfo? file, CancellationToken cancellationToken)
    {
        if (file is null) return null;
        var model = ModelFile.Read(file.FullName, cancellationToken);
        return model.Map is not null ? model : throw new TrainingException($"Model '{file}' has no map that --map-like could take; an older release made it, or --no-map left it out.");
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var options = new TrainingOptions
        {
            CollaborativeDimensions = parsed.GetValue(CollaborativeDimensions),
            ContentDimensions = parsed.GetValue(ContentDimensions),
            MoreRatingsThan = parsed.GetValue(MoreRatingsThan),
            MinDocumentFrequency = parsed.GetValue(MinDocumentFrequency),
            StopWords = !parsed.GetValue(KeepStopWords),
            KeepUnrated = parsed.GetValue(Unrated) == Keep,
            Tolerance = parsed.GetValue(Tolerance),
            Seed = parsed.GetValue(Seed),
        };
        var output = parsed.GetValue(Output)!;
        OutputOption.RequireNoTerminal(output, "a model");
        ModelFile.RequireWritable(output);
        var earlier = ReadEarlier(parsed.GetValue(MapLike), cancellationToken);

        var shown = ProgressOptions.Log(parsed, output);
        var path = parsed.GetValue(DataSet) is { } known
            ? await DataSetOptions.EnsureAsync(known, parsed.GetValue(From), shown, cancellationToken) : parsed.GetValue(Data)!.FullName;
        // A download is no part of the training.
        var log = new RecordingProgressLog(shown);
        var reading = new RatingOptions { Scale = parsed.GetValue(Scale)! };
        var data = LocalDataSet.Read(path, parsed.GetValue(Name), reading, log, cancellationToken);
        DataSetReport.Write(log, data, options);
        var model = new ModelTrainer(options, new BlockLanczosSvd(options.Tolerance, options.Seed), log).Train(data, cancellationToken);
        if (!parsed.GetValue(NoMap)) model = model.WithMap(MapLayout.Compute(model, earlier, options.Seed, log, cancellationToken));
        cancellationToken.ThrowIfCancellationRequested();
        OutputOption.WriteModel(log, output, model);
        if (output.TargetPath is { } target) WriteLog(target, model, log);
        return 0;
    }

    /// <summary>The model is there by now, so a log that cannot be written is no failure of the training.</summary>
    private static void WriteLog(string modelPath, SimilarityModel model, RecordingProgressLog log)
    {
        try
        {
            TrainingLogFile.Write(modelPath, TrainingLog.Of(model.Version, log));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            log.Info($"The training log could not be written: {e.Message}");
        }
    }
}
