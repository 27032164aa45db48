namespace TrialMatch.Storage.Postgres;

/// <summary>
/// The tables of Orleans' cluster membership, and its queries as its ADO.NET provider looks them up by key. The provider names the
/// parameters and the columns; the statements are ours. A row of a silo changes together with the version of all, or not at all.
/// </summary>
internal static class MembershipSql
{
    public const string Tables = $"""
        CREATE TABLE membership_version (
            cluster_id text COLLATE "C" PRIMARY KEY,
            version integer NOT NULL DEFAULT 0,
            changed_at timestamptz NOT NULL DEFAULT now()
        );

        CREATE TABLE membership (
            cluster_id text COLLATE "C" NOT NULL REFERENCES membership_version,
            address text COLLATE "C" NOT NULL,
            port integer NOT NULL,
            generation integer NOT NULL,
            silo_name text NOT NULL,
            host_name text NOT NULL,
            status integer NOT NULL,
            proxy_port integer NOT NULL,
            suspect_times text,
            start_time timestamptz NOT NULL,
            alive_time timestamptz NOT NULL,
            PRIMARY KEY (cluster_id, address, port, generation)
        );

        CREATE TABLE OrleansQuery (QueryKey text COLLATE "C" PRIMARY KEY, QueryText text NOT NULL);

        INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES
        ('InsertMembershipVersionKey', $query$
            WITH added AS (
                INSERT INTO membership_version (cluster_id) VALUES (@DeploymentId) ON CONFLICT DO NOTHING RETURNING 1
            )
            SELECT EXISTS (SELECT FROM added)
        $query$),
        ('InsertMembershipKey', $query$
            WITH moved AS (
                UPDATE membership_version SET version = version + 1, changed_at = now()
                WHERE cluster_id = @DeploymentId AND version = @Version AND NOT EXISTS (
                    SELECT FROM membership WHERE {Silo})
                RETURNING cluster_id
            ), added AS (
                INSERT INTO membership (
                    cluster_id, address, port, generation, silo_name, host_name, status, proxy_port, start_time, alive_time)
                SELECT cluster_id, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime
                FROM moved
                RETURNING 1
            )
            SELECT EXISTS (SELECT FROM added)
        $query$),
        ('UpdateMembershipKey', $query$
            WITH moved AS (
                UPDATE membership_version SET version = version + 1, changed_at = now()
                WHERE cluster_id = @DeploymentId AND version = @Version AND EXISTS (
                    SELECT FROM membership WHERE {Silo})
                RETURNING 1
            ), changed AS (
                UPDATE membership SET status = @Status, suspect_times = @SuspectTimes, alive_time = @IAmAliveTime
                WHERE {Silo} AND EXISTS (SELECT FROM moved)
                RETURNING 1
            )
            SELECT EXISTS (SELECT FROM changed)
        $query$),
        ('UpdateIAmAlivetimeKey', $query$
            UPDATE membership SET alive_time = @IAmAliveTime WHERE {Silo}
        $query$),
        ('MembershipReadRowKey', $query$
            SELECT {Columns}
            FROM membership_version AS whole LEFT JOIN membership AS silo
                ON silo.cluster_id = whole.cluster_id AND address = @Address AND port = @Port AND generation = @Generation
            WHERE whole.cluster_id = @DeploymentId
        $query$),
        ('MembershipReadAllKey', $query$
            SELECT {Columns}
            FROM membership_version AS whole LEFT JOIN membership AS silo ON silo.cluster_id = whole.cluster_id
            WHERE whole.cluster_id = @DeploymentId
        $query$),
        ('GatewaysQueryKey', $query$
            SELECT address AS "Address", proxy_port AS "ProxyPort", generation AS "Generation"
            FROM membership
            WHERE cluster_id = @DeploymentId AND status = @Status AND proxy_port > 0
        $query$),
        ('DeleteMembershipTableEntriesKey', $query$
            WITH gone AS (DELETE FROM membership WHERE cluster_id = @DeploymentId)
            DELETE FROM membership_version WHERE cluster_id = @DeploymentId
        $query$),
        ('CleanupDefunctSiloEntriesKey', $query$
            DELETE FROM membership
            WHERE cluster_id = @DeploymentId AND status = {Dead} AND alive_time < @IAmAliveTime AND start_time < @IAmAliveTime
                AND coalesce(suspect_times, '') = ''
        $query$),
        ('CleanupDefunctSiloEntryKey', $query$
            DELETE FROM membership
            WHERE {Silo} AND status = {Dead} AND alive_time = @IAmAliveTime AND start_time = @StartTime
                AND suspect_times IS NOT DISTINCT FROM @SuspectTimes
        $query$);
        """;

    private const string Silo = "cluster_id = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation";

    private const string Columns = """
        address AS "Address", port AS "Port", generation AS "Generation", silo_name AS "SiloName", host_name AS "HostName",
                status AS "Status", proxy_port AS "ProxyPort", suspect_times AS "SuspectTimes", start_time AS "StartTime",
                alive_time AS "IAmAliveTime", whole.version AS "Version"
        """;

    // SiloStatus.Dead.
    private const string Dead = "6";
}
