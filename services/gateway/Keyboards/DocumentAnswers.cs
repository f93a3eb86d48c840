using KeymapBakery.Gateway.Errors;
using KeymapBakery.Gateway.MetadataService;

namespace KeymapBakery.Gateway.Keyboards;

/// <summary>Answers requests with files of the metadata service.</summary>
internal sealed class DocumentAnswers(DocumentCache documents, BranchSelector branches)
{
    /// <summary>The file at a path below <c>/v1</c>, of the branch and in the compression the request asks for.</summary>
    public async Task<IResult> AnswerAsync(HttpRequest request, string path)
    {
        var key = new DocumentKey(branches.Select(request), path, DocumentEncoding.Choose(request.Headers.AcceptEncoding));
        try
        {
            return new DocumentResult(await documents.GetAsync(key, request.HttpContext.RequestAborted));
        }
        catch (DocumentNotFoundException missing)
        {
            return ErrorResult.NotFound(missing.Message);
        }
    }
}
