using Google.Protobuf;
using Grpc.Core;
using TrialMatch.Api.Errors;

namespace TrialMatch.Api.Wire;

/// <summary>
/// Binds methods so that undecodable request bytes are reported as the caller's fault (INVALID_ARGUMENT) instead of an unknown error. The
/// request is decoded before any interceptor runs, so the marshaller has to report it.
/// </summary>
internal sealed class DecodingBinder(ServiceBinderBase inner) : ServiceBinderBase
{
    public override void AddMethod<TRequest, TResponse>(Method<TRequest, TResponse> method, UnaryServerMethod<TRequest, TResponse>? handler) =>
        inner.AddMethod(Decoding(method), handler!);

    public override void AddMethod<TRequest, TResponse>(
        Method<TRequest, TResponse> method, ServerStreamingServerMethod<TRequest, TResponse>? handler) =>
        inner.AddMethod(Decoding(method), handler!);

    private static Method<TRequest, TResponse> Decoding<TRequest, TResponse>(Method<TRequest, TResponse> method)
        where TRequest : class
        where TResponse : class => new(
            method.Type, method.ServiceName, method.Name, Decoding(method.RequestMarshaller), method.ResponseMarshaller);

    private static Marshaller<T> Decoding<T>(Marshaller<T> marshaller)
        where T : class => new(marshaller.ContextualSerializer, context =>
        {
            try
            {
                return marshaller.ContextualDeserializer(context);
            }
            catch (InvalidProtocolBufferException failure)
            {
                throw ApiErrors.NotAMessage(failure);
            }
        });
}
