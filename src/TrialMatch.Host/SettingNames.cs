namespace TrialMatch.Host;

/// <summary>The names of settings as the person who starts the server knows them, for messages.</summary>
/// <param name="DataDirectory">Such as "--data".</param>
/// <param name="AcceptDataLoss">Such as "--accept-data-loss".</param>
/// <param name="GrpcPort">Such as "--grpc-port".</param>
/// <param name="HttpPort">Such as "--http-port".</param>
public sealed record SettingNames(string DataDirectory, string AcceptDataLoss, string GrpcPort, string HttpPort);
