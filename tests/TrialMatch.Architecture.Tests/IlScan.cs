using System.Reflection;
using System.Reflection.Emit;

namespace TrialMatch.Architecture.Tests;

/// <summary>Reads what compiled code uses: every method, field and type that an instruction names.</summary>
internal static class IlScan
{
    private const BindingFlags Everything =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> OpCodesByValue = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

    /// <summary>What each method of the assembly uses.</summary>
    public static IEnumerable<Use> UsesIn(Assembly assembly) => assembly.GetTypes().SelectMany(UsesIn);

    /// <summary>What each method of the type uses; of its nested types nothing.</summary>
    public static IEnumerable<Use> UsesIn(Type type) =>
        type.GetMembers(Everything).OfType<MethodBase>().SelectMany(UsesIn);

    private static IEnumerable<Use> UsesIn(MethodBase method)
    {
        var il = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var at = 0; at < il.Length;)
        {
            var code = ReadOpCode(il, ref at);
            if (code.OperandType is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok)
            {
                yield return new Use(method, Resolve(method, BitConverter.ToInt32(il, at)));
            }

            at += OperandBytes(code.OperandType, il, at);
        }
    }

    private static OpCode ReadOpCode(byte[] il, ref int at)
    {
        const byte twoByteCode = 0xFE;
        int value = il[at++];
        return OpCodesByValue[(short)(value == twoByteCode ? (value << 8) | il[at++] : value)];
    }

    private static MemberInfo Resolve(MethodBase method, int token) => method.Module.ResolveMember(
        token,
        method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : null,
        method.IsGenericMethod ? method.GetGenericArguments() : null)!;

    private static int OperandBytes(OperandType operand, byte[] il, int at) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(il, at)),
        _ => 4,
    };
}

/// <summary>A member that a method's code names.</summary>
internal sealed record Use(MethodBase User, MemberInfo Used)
{
    /// <summary>The type whose member is used, or the type itself; a generic one without its arguments.</summary>
    public Type UsedType => Open((Used as Type) ?? Used.DeclaringType!);

    /// <summary>The type in the source file that the code stands in: closures and state machines count to it.</summary>
    public Type UserType
    {
        get
        {
            var type = User.DeclaringType!;
            while (type.DeclaringType is { } outer)
            {
                type = outer;
            }

            return type;
        }
    }

    public override string ToString() => $"{UserType.FullName} ({User.Name}) uses {UsedType.FullName}{(Used is Type ? string.Empty : "." + Used.Name)}";

    private static Type Open(Type type) => type.IsGenericType && !type.IsGenericTypeDefinition ? type.GetGenericTypeDefinition() : type;
}
