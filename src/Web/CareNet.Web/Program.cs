using CareNet.Web.Hosting;

var builder = WebApplication.CreateBuilder(args);
builder.AddCareNet();

var app = builder.Build();
await app.PrepareDatabaseAsync();
app.UseCareNet();
await app.RunAsync();

/// <summary>Named so that the test host can start the same program.</summary>
public partial class Program;
