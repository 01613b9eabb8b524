using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using MovieSimilarity.Terms;
using MovieSimilarity.Training.Matrices;

namespace MovieSimilarity.Training.Content;

/// <summary>
/// Term weights as scikit-learn's <c>TfidfVectorizer</c> defines them: w(t, d) = tf(t, d) · (ln((1 + n) / (1 + df(t))) + 1),
/// each document scaled to unit Euclidean length; n documents, df(t) of them holding the term.
/// </summary>
/// <remarks>
/// F. Pedregosa et al., "Scikit-learn: Machine Learning in Python", JMLR 12, 2011: feature extraction, smooth_idf = True,
/// sublinear_tf = False, norm = "l2". A document with no term left is a zero row.
/// </remarks>
public static class TfIdf
{
    /// <summary>Computes the documents × terms matrix, and the terms.</summary>
    /// <param name="documents">n texts.</param>
    /// <param name="minDocumentFrequency">Terms in fewer than this share of the documents are left out, 0 to 1.</param>
    /// <param name="stopWords">Tokens that are no terms, lower case.</param>
    /// <param name="cancellationToken">Stops the computation.</param>
    /// <returns>A column a term, in ordinal order of the terms.</returns>
    public static TermMatrix Compute(
        IReadOnlyList<string> documents, double minDocumentFrequency, IReadOnlySet<string> stopWords, CancellationToken cancellationToken = default)
    {
        var counts = documents.Select(document =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            return CountTerms(document, stopWords);
        }).ToArray();
        var frequencies = DocumentFrequencies(counts);
        var threshold = minDocumentFrequency * documents.Count;
        var terms = frequencies.Where(term => term.Value >= threshold).Select(term => term.Key).Order(StringComparer.Ordinal).ToArray();
        var columns = terms.Select((term, column) => (term, column)).ToDictionary(pair => pair.term, pair => pair.column);
        var idf = terms.Select(term => Math.Log((1.0 + documents.Count) / (1.0 + frequencies[term])) + 1).ToArray();
        return new TermMatrix(terms, idf, SparseMatrix.FromRows([.. counts.Select(row => Weigh(row, columns, idf))], terms.Length));
    }

    private static Dictionary<string, int> CountTerms(string document, IReadOnlySet<string> stopWords)
    {
        var counts = new Dictionary<string, int>();
        foreach (var token in Tokenizer.Tokenize(document))
        {
            if (!stopWords.Contains(token)) CollectionsMarshal.GetValueRefOrAddDefault(counts, token, out _)++;
        }
        return counts;
    }

    private static Dictionary<string, int> DocumentFrequencies(IEnumerable<Dictionary<string, int>> counts)
    {
        var frequencies = new Dictionary<string, int>();
        foreach (var term in counts.SelectMany(document => document.Keys))
            CollectionsMarshal.GetValueRefOrAddDefault(frequencies, term, out _)++;
        return frequencies;
    }

    private static (int Column, double Value)[] Weigh(Dictionary<string, int> counts, Dictionary<string, int> columns, double[] idf)
    {
        var kept = counts
            .Where(count => columns.ContainsKey(count.Key))
            .Select(count => (Column: columns[count.Key], Count: count.Value))
            .ToArray();
        Array.Sort(kept);
        var weights = Array.ConvertAll(kept, term => term.Count * idf[term.Column]);
        if (weights.Length > 0) TensorPrimitives.Divide(weights, TensorPrimitives.Norm<double>(weights), weights);
        return [.. kept.Zip(weights, (term, weight) => (term.Column, weight))];
    }
}

/// <summary>A documents × terms matrix whose columns have names.</summary>
/// <param name="Terms">The term of each column, in ordinal order.</param>
/// <param name="Idf">The inverse document frequency of each term, ln((1 + n) / (1 + df)) + 1.</param>
/// <param name="Weights">The matrix A.</param>
public sealed record TermMatrix(IReadOnlyList<string> Terms, double[] Idf, SparseMatrix Weights)
{
    /// <summary>Aᵀ·x, summed in row order by one thread.</summary>
    /// <param name="x">A value a document.</param>
    /// <returns>A value a term.</returns>
    internal double[] TransposeMultiply(double[] x)
    {
        var products = new double[Terms.Count];
        for (var row = 0; row < Weights.Rows; row++)
        {
            var columns = Weights.RowColumns(row);
            var values = Weights.RowValues(row);
            for (var i = 0; i < columns.Length; i++) products[columns[i]] += values[i] * x[row];
        }
        return products;
    }
}
