using System.Globalization;

namespace TrialMatch.Storage.Postgres;

/// <summary>A statement for a page of a list, put together from the filters that are set; as many texts as there are sets of filters.</summary>
internal sealed class PageStatement(string columns, string table)
{
    private readonly List<string> _conditions = [];
    private readonly List<object> _values = [];

    /// <param name="value">Null lets all pass.</param>
    public PageStatement Where(string column, object? value)
    {
        if (value is not null)
        {
            _conditions.Add($"{column} = {Parameter(value)}");
        }

        return this;
    }

    /// <summary>Only rows with one of some values, checked row by row along the list's order: by an index of the column they would have to be sorted.</summary>
    /// <param name="values">Empty lets all pass.</param>
    public PageStatement WhereAny(string column, string[] values)
    {
        if (values.Length > 0)
        {
            _conditions.Add($"array_position({Parameter(values)}::text[], {column}) IS NOT NULL");
        }

        return this;
    }

    /// <summary>Only rows with one of some values.</summary>
    /// <param name="values">Null lets all pass.</param>
    public PageStatement WhereIn(string column, IEnumerable<int>? values)
    {
        if (values is not null)
        {
            _conditions.Add($"{column} IN ({string.Join(", ", values.Select(value => value.ToString(CultureInfo.InvariantCulture)))})");
        }

        return this;
    }

    /// <summary>Only rows with a value from one until before another.</summary>
    /// <param name="from">Null for no limit.</param>
    /// <param name="before">Null for no limit.</param>
    public PageStatement WhereBetween(string column, object? from, object? before)
    {
        if (from is not null)
        {
            _conditions.Add($"{column} >= {Parameter(from)}");
        }

        if (before is not null)
        {
            _conditions.Add($"{column} < {Parameter(before)}");
        }

        return this;
    }

    /// <summary>Only rows with a text in a column.</summary>
    /// <param name="text">Empty lets all pass.</param>
    public PageStatement WhereHas(string column, string text)
    {
        if (text.Length > 0)
        {
            _conditions.Add($"strpos({column}, {Parameter(text)}) > 0");
        }

        return this;
    }

    /// <summary>Only studies that asked one of some trusts, counted row by row: the planner could turn a test for existence into a join that sorts.</summary>
    /// <param name="trusts">Empty lets all pass.</param>
    public PageStatement WhereAsked(string[] trusts)
    {
        if (trusts.Length > 0)
        {
            _conditions.Add(
                $"(SELECT count(*) FROM request WHERE request.grain_state_id = study.grain_state_id AND request.trust = ANY ({Parameter(trusts)}::text[])) > 0");
        }

        return this;
    }

    /// <summary>Only what comes up to a place in the order of these columns, the place included.</summary>
    public PageStatement UpTo(string columns, params object[] place)
    {
        _conditions.Add($"({columns}) <= ({string.Join(", ", place.Select(Parameter))})");
        return this;
    }

    /// <summary>Only what comes after a place in the order of these columns.</summary>
    public PageStatement After(string columns, params object[] place)
    {
        _conditions.Add($"({columns}) > ({string.Join(", ", place.Select(Parameter))})");
        return this;
    }

    /// <param name="rows">The most rows.</param>
    /// <returns>The statement, and the values of its parameters.</returns>
    public (string Text, object[] Values) Of(string order, int rows) => ($"{Ordered(order)} LIMIT {Parameter(rows)}", [.. _values]);

    /// <param name="passed">The rows before the one that is read.</param>
    /// <returns>The statement, and the values of its parameters.</returns>
    public (string Text, object[] Values) At(string order, int passed) => ($"{Ordered(order)} LIMIT 1 OFFSET {Parameter(passed)}", [.. _values]);

    private string Ordered(string order)
    {
        var where = _conditions.Count == 0 ? "" : $"WHERE {string.Join(" AND ", _conditions)}";
        return $"SELECT {columns} FROM {table} {where} ORDER BY {order}";
    }

    private string Parameter(object value)
    {
        _values.Add(value);
        return $"${_values.Count.ToString(CultureInfo.InvariantCulture)}";
    }
}
