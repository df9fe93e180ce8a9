using Microsoft.AspNetCore.Components;

namespace CareNet.Web.Components;

/// <summary>One column of a table: what stands at its head and how a row fills it.</summary>
public sealed record Column<TRow>(string Head, RenderFragment<TRow> Cell, bool IsNumber = false, bool NamesTheRow = false);
