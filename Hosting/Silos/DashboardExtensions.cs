using Orleans.Dashboard;

namespace MovieSimilarity.Hosting.Silos;

/// <summary>Orleans' dashboard: silos collect what it shows, a frontend shows it.</summary>
public static class DashboardExtensions
{
    /// <summary>Collects the dashboard's data and, in a frontend, serves the dashboard.</summary>
    /// <param name="silo">The silo's configuration.</param>
    public static ISiloBuilder AddMovieSimilarityDashboard(this ISiloBuilder silo) => silo.AddDashboard(Apply);

    /// <summary>Shows what silos collect that have the dashboard, too.</summary>
    /// <param name="client">The client's configuration.</param>
    public static IClientBuilder AddMovieSimilarityDashboard(this IClientBuilder client) => client.AddDashboard(Apply);

    // Logs go where the operator sends them.
    private static void Apply(DashboardOptions options) => options.HideTrace = true;
}
