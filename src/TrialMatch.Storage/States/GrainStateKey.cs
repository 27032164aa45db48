namespace TrialMatch.Storage.States;

/// <summary>Which state of which grain.</summary>
internal readonly record struct GrainStateKey(string GrainType, string GrainKey, string StateName)
{
    public static GrainStateKey Of(GrainId grainId, string stateName) =>
        new(grainId.Type.ToString() ?? "", grainId.Key.ToString() ?? "", stateName);

    public bool HasNullCharacter => (GrainType + GrainKey + StateName).Contains('\0', StringComparison.Ordinal);

    public override string ToString() => $"state '{StateName}' of grain '{GrainType}/{GrainKey}'";
}
