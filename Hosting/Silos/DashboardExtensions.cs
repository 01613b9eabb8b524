using Orleans.Dashboard;

namespace MovieSimilarity.Hosting.Silos;

/// <summary>Orleans' dashboard: silos collect its data, a frontend shows them.</summary>
public static class DashboardExtensions
{
    /// <summary>Collects the dashboard's data and, in a frontend, serves the dashboard.</summary>
    /// <param name="silo">The silo's configuration.</param>
    public static ISiloBuilder AddMovieSimilarityDashboard(this ISiloBuilder silo) => silo.AddDashboard(Apply);

    /// <summary>Shows the data of the silos that have the dashboard, too.</summary>
    /// <param name="client">The client's configuration.</param>
    public static IClientBuilder AddMovieSimilarityDashboard(this IClientBuilder client) => client.AddDashboard(Apply);

    // The log has its own destination, which the operator chooses.
    private static void Apply(DashboardOptions options) => options.HideTrace = true;
}
