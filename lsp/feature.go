package lsp

import "go.lsp.dev/protocol"

// Feature is something a server may be asked for, by its name in
// only-features and except-features.
type Feature string

// The features. Those after FeatureCallHierarchy have no name in Helix.
const (
	FeatureFormat             Feature = "format"
	FeatureGotoDeclaration    Feature = "goto-declaration"
	FeatureGotoDefinition     Feature = "goto-definition"
	FeatureGotoTypeDefinition Feature = "goto-type-definition"
	FeatureGotoReference      Feature = "goto-reference"
	FeatureGotoImplementation Feature = "goto-implementation"
	FeatureSignatureHelp      Feature = "signature-help"
	FeatureHover              Feature = "hover"
	FeatureDocumentHighlight  Feature = "document-highlight"
	FeatureCompletion         Feature = "completion"
	FeatureCodeAction         Feature = "code-action"
	FeatureDocumentLinks      Feature = "document-links"
	FeatureWorkspaceCommand   Feature = "workspace-command"
	FeatureDocumentSymbols    Feature = "document-symbols"
	FeatureWorkspaceSymbols   Feature = "workspace-symbols"
	FeatureDiagnostics        Feature = "diagnostics"
	FeaturePullDiagnostics    Feature = "pull-diagnostics"
	FeatureRename             Feature = "rename-symbol"
	FeatureInlayHints         Feature = "inlay-hints"
	FeatureDocumentColors     Feature = "document-colors"
	FeatureCallHierarchy      Feature = "call-hierarchy"

	FeatureRangeFormat     Feature = "format-range"
	FeatureOnTypeFormat    Feature = "format-on-type"
	FeatureTypeHierarchy   Feature = "type-hierarchy"
	FeatureFoldingRanges   Feature = "folding-range"
	FeatureSelectionRanges Feature = "selection-range"
	FeatureSemanticTokens  Feature = "semantic-tokens"
	FeatureCodeLens        Feature = "code-lens"
)

// feature says how a server states that it has a Feature.
type feature struct {
	name   Feature
	method string // under which it is registered dynamically
	stated func(*protocol.ServerCapabilities) bool
}

type caps = protocol.ServerCapabilities

var featureTable = []feature{
	{FeatureFormat, protocol.MethodTextDocumentFormatting, func(c *caps) bool { return offered(c.DocumentFormattingProvider) }},
	{FeatureRangeFormat, protocol.MethodTextDocumentRangeFormatting, func(c *caps) bool { return offered(c.DocumentRangeFormattingProvider) }},
	{FeatureOnTypeFormat, protocol.MethodTextDocumentOnTypeFormatting, func(c *caps) bool { return c.DocumentOnTypeFormattingProvider.FirstTriggerCharacter != "" }},
	{FeatureGotoDeclaration, protocol.MethodTextDocumentDeclaration, func(c *caps) bool { return offered(c.DeclarationProvider) }},
	{FeatureGotoDefinition, protocol.MethodTextDocumentDefinition, func(c *caps) bool { return offered(c.DefinitionProvider) }},
	{FeatureGotoTypeDefinition, protocol.MethodTextDocumentTypeDefinition, func(c *caps) bool { return offered(c.TypeDefinitionProvider) }},
	{FeatureGotoReference, protocol.MethodTextDocumentReferences, func(c *caps) bool { return offered(c.ReferencesProvider) }},
	{FeatureGotoImplementation, protocol.MethodTextDocumentImplementation, func(c *caps) bool { return offered(c.ImplementationProvider) }},
	{FeatureSignatureHelp, protocol.MethodTextDocumentSignatureHelp, func(c *caps) bool { return c.SignatureHelpProvider != nil }},
	{FeatureHover, protocol.MethodTextDocumentHover, func(c *caps) bool { return offered(c.HoverProvider) }},
	{FeatureDocumentHighlight, protocol.MethodTextDocumentDocumentHighlight, func(c *caps) bool { return offered(c.DocumentHighlightProvider) }},
	{FeatureCompletion, protocol.MethodTextDocumentCompletion, func(c *caps) bool { return c.CompletionProvider != nil }},
	{FeatureCodeAction, protocol.MethodTextDocumentCodeAction, func(c *caps) bool { return offered(c.CodeActionProvider) }},
	{FeatureDocumentLinks, protocol.MethodTextDocumentDocumentLink, func(c *caps) bool { return c.DocumentLinkProvider != nil }},
	{FeatureWorkspaceCommand, protocol.MethodWorkspaceExecuteCommand, func(c *caps) bool { return c.ExecuteCommandProvider.Commands != nil }},
	{FeatureDocumentSymbols, protocol.MethodTextDocumentDocumentSymbol, func(c *caps) bool { return offered(c.DocumentSymbolProvider) }},
	{FeatureWorkspaceSymbols, protocol.MethodWorkspaceSymbol, func(c *caps) bool { return offered(c.WorkspaceSymbolProvider) }},
	{FeatureDiagnostics, "", func(*caps) bool { return true }},
	{FeaturePullDiagnostics, protocol.MethodTextDocumentDiagnostic, func(c *caps) bool { return c.DiagnosticProvider != nil }},
	{FeatureRename, protocol.MethodTextDocumentRename, func(c *caps) bool { return offered(c.RenameProvider) }},
	{FeatureInlayHints, protocol.MethodTextDocumentInlayHint, func(c *caps) bool { return offered(c.InlayHintProvider) }},
	{FeatureDocumentColors, protocol.MethodTextDocumentDocumentColor, func(c *caps) bool { return offered(c.ColorProvider) }},
	{FeatureCallHierarchy, protocol.MethodTextDocumentPrepareCallHierarchy, func(c *caps) bool { return offered(c.CallHierarchyProvider) }},
	{FeatureTypeHierarchy, protocol.MethodTextDocumentPrepareTypeHierarchy, func(c *caps) bool { return offered(c.TypeHierarchyProvider) }},
	{FeatureFoldingRanges, protocol.MethodTextDocumentFoldingRange, func(c *caps) bool { return offered(c.FoldingRangeProvider) }},
	{FeatureSelectionRanges, protocol.MethodTextDocumentSelectionRange, func(c *caps) bool { return offered(c.SelectionRangeProvider) }},
	{FeatureSemanticTokens, "textDocument/semanticTokens", func(c *caps) bool { return c.SemanticTokensProvider != nil }},
	{FeatureCodeLens, protocol.MethodTextDocumentCodeLens, func(c *caps) bool { return c.CodeLensProvider != nil }},
}

// offered reports whether a provider that is a boolean or options is there.
func offered(provider any) bool {
	if b, ok := provider.(protocol.Boolean); ok {
		return bool(b)
	}
	return provider != nil
}

func featureOf(name Feature) *feature {
	for i := range featureTable {
		if featureTable[i].name == name {
			return &featureTable[i]
		}
	}
	return &feature{name: name, stated: func(*caps) bool { return false }}
}

// Features lists all features in a fixed order.
func Features() []Feature {
	list := make([]Feature, len(featureTable))
	for i, f := range featureTable {
		list[i] = f.name
	}
	return list
}
