using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using MovieSimilarity.WebFrontend.Pages.Covers;
using MovieSimilarity.WebFrontend.Pages.Views;

namespace MovieSimilarity.WebFrontend.Pages;

/// <summary>
/// Renders Razor components as text. They are static: nothing stays behind on the server. Razor encodes every text that a component shows, so
/// no title and no tag can become markup. Nothing of Razor is loaded before somebody wants a page.
/// </summary>
internal sealed class PageRenderer(IServiceProvider services, ILoggerFactory log)
{
    /// <summary>The HTML of a page.</summary>
    public Task<byte[]> RenderAsync(PageView view) => RenderAsync<Document>(nameof(Document.View), view);

    /// <summary>The SVG of a cover.</summary>
    public Task<byte[]> RenderAsync(Cover cover) => RenderAsync<CoverDrawing>(nameof(CoverDrawing.Cover), cover);

    private async Task<byte[]> RenderAsync<TComponent>(string parameter, object value)
        where TComponent : IComponent
    {
        await using var renderer = new HtmlRenderer(services, log);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var root = await renderer.RenderComponentAsync<TComponent>(ParameterView.FromDictionary(new Dictionary<string, object?> { [parameter] = value }));
            await using var text = new StringWriter();
            root.WriteHtmlTo(text);
            return Encoding.UTF8.GetBytes(text.ToString());
        });
    }
}
