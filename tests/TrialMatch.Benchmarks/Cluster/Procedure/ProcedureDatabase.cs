using System.Globalization;
using Google.Protobuf;
using Npgsql;
using TrialMatch.V1;

namespace TrialMatch.Benchmarks.Cluster.Procedure;

/// <summary>Calls the procedures: one round trip a command, on pooled connections with prepared statements.</summary>
internal sealed class ProcedureDatabase(NpgsqlDataSource source, IReadOnlyList<ProcedureTemplate> templates)
{
    // The size is a guess: enough that two cores and the disk never wait for a connection.
    private const string Settings = ";Maximum Pool Size=16;Max Auto Prepare=10;Auto Prepare Min Usages=1";

    private const string Register = "SELECT register($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    private const string Answer = "SELECT answer($1, $2, $3, $4, $5)";
    private const string AcceptOffer = "SELECT accept_offer($1, $2)";

    private readonly Study[] _studies = [.. templates.Select(template => Study.Parser.ParseFrom(template.Study))];

    public static NpgsqlDataSource Open(string connectionString) => NpgsqlDataSource.Create(connectionString + Settings);

    /// <summary>Makes tables and procedures, and declares more of every pool in every month than a run takes.</summary>
    public static async Task CreateAsync(string connectionString, IReadOnlyList<ProcedureTemplate> templates)
    {
        await using var source = NpgsqlDataSource.Create(connectionString + ";Pooling=false");
        await using var connection = await source.OpenConnectionAsync();
        await using var schema = connection.CreateCommand();
#pragma warning disable CA2100 // A file of our own.
        schema.CommandText = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Cluster", "Procedure", "procedure.sql"));
#pragma warning restore CA2100
        await schema.ExecuteNonQueryAsync();
        await using var fill = connection.CreateCommand();
        fill.CommandText = """
            INSERT INTO capacity (trust, pool, month, declared)
                SELECT trust, pool, month, 1000000000 FROM (SELECT DISTINCT trust, pool FROM unnest($1::integer[], $2::integer[]) AS t (trust, pool)) pools, generate_series($3::integer, $4::integer) month
            """;
        fill.Parameters.AddWithValue(templates.SelectMany(template => template.Trusts).ToArray());
        fill.Parameters.AddWithValue(templates.SelectMany(template => template.Pools).ToArray());
        fill.Parameters.AddWithValue(templates.Min(template => template.Months.Min()));
        fill.Parameters.AddWithValue(templates.Max(template => template.MonthsLater(Drafts.Years).Max()));
        await fill.ExecuteNonQueryAsync();
        await using var analyse = connection.CreateCommand();
        analyse.CommandText = "VACUUM ANALYZE";
        await analyse.ExecuteNonQueryAsync();
    }

    public async Task<Study> RegisterAsync(RegisterStudyRequest request)
    {
        var number = int.Parse(request.RequestId, CultureInfo.InvariantCulture);
        var kind = number % templates.Count;
        var template = templates[kind];
        var id = await CallAsync<long>(
            Register,
            request.RequestId,
            request.Sponsor,
            kind,
            (int)_studies[kind].Plan.Classification.Lead,
            request.Draft.ToByteArray(),
            template.Trusts,
            template.Pools,
            template.MonthsLater(Drafts.YearsLater(number)),
            template.Amounts,
            template.Sites,
            template.Patients);
        return Reply(kind, id, Study.Types.State.Requested);
    }

    public async Task<Study> AnswerAsync(AcceptRequestRequest request)
    {
        var (kind, id) = Parse(request.Study);
        var site = templates[kind].Sites[Array.IndexOf(templates[kind].SiteNames, request.Trust)];
        return Reply(kind, id, StateOf(await CallAsync<int>(Answer, request.RequestId, id, site, request.Patients, request.Investigator)));
    }

    public async Task<Study> AcceptOfferAsync(AcceptOfferRequest request)
    {
        var (kind, id) = Parse(request.Name);
        return Reply(kind, id, StateOf(await CallAsync<int>(AcceptOffer, request.RequestId, id)));
    }

    private async Task<T> CallAsync<T>(string statement, params object[] values)
    {
        await using var command = source.CreateCommand(statement);
        foreach (var value in values)
        {
            command.Parameters.AddWithValue(value);
        }

        return (T)(await command.ExecuteScalarAsync())!;
    }

    private Study Reply(int kind, long id, Study.Types.State state)
    {
        var reply = _studies[kind].Clone();
        reply.Name = $"studies/{kind}-{id}";
        reply.State = state;
        foreach (var request in reply.Requests)
        {
            request.Study = reply.Name;
        }

        return reply;
    }

    private static (int Kind, long Id) Parse(string name)
    {
        var parts = name["studies/".Length..].Split('-');
        return (int.Parse(parts[0], CultureInfo.InvariantCulture), long.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    private static Study.Types.State StateOf(int state) => state switch
    {
        1 => Study.Types.State.Requested,
        2 => Study.Types.State.Offered,
        _ => Study.Types.State.Placed,
    };
}
