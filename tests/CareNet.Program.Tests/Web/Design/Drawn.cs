using System.Text.Encodings.Web;
using System.Text.Unicode;
using CareNet.Platform;
using CareNet.Web.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace CareNet.Web.Tests.Design;

/// <summary>One component as HTML, drawn by the framework's own renderer.</summary>
public static class Drawn
{
    public static async Task<string> Html<TComponent>(Language language, params (string Name, object? Value)[] parameters)
        where TComponent : IComponent
    {
        var services = new ServiceCollection()
            .AddSingleton(HtmlEncoder.Create(UnicodeRanges.All))
            .AddSingleton(TimeProvider.System)
            .AddSingleton(new Reader(language, Theme.Auto, TimeProvider.System))
            .BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (
                await renderer.RenderComponentAsync<TComponent>(
                    ParameterView.FromDictionary(parameters.ToDictionary(p => p.Name, p => p.Value))
                )
            ).ToHtmlString()
        );
    }

    public static RenderFragment Words(string text) => builder => builder.AddContent(0, text);
}
