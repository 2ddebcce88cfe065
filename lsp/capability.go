package lsp

import (
	"os"

	"github.com/go-json-experiment/json/jsontext"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"
)

// yes is the value of every capability that is just a flag.
var yes = func() *bool { b := true; return &b }()

// initializeParams introduces this client.
func (ses *session) initializeParams() *protocol.InitializeParams {
	s := ses.server
	s.set.mu.Lock()
	defer s.set.mu.Unlock()
	p := &protocol.InitializeParams{
		ClientInfo:            protocol.ClientInfo{Name: "hx"},
		Capabilities:          clientCapabilities(s.set.opt.Snippets),
		InitializationOptions: s.cfg.settings(),
	}
	if s.set.opt.Version != "" {
		p.ClientInfo.Version.Set(s.set.opt.Version)
	}
	if !s.cfg.elsewhere() { // a server there would look for our process here
		pid := int32(os.Getpid())
		p.ProcessID = &pid
	}
	root := s.folders[0]
	dir := root
	if dir == "" {
		dir = s.set.opt.Workspace.Path
	}
	p.RootPath = protocol.NewNullable(validUTF8(ses.paths.remote(dir)))
	folders := []protocol.WorkspaceFolder{}
	if root != "" {
		u := uri.URI(ses.paths.uri(root))
		p.RootURI = &u
		folders = append(folders, ses.workspaceFolder(root))
	}
	p.WorkspaceFolders = protocol.NewNullable(folders)
	return p
}

func clientCapabilities(snippets bool) protocol.ClientCapabilities {
	return protocol.ClientCapabilities{
		Workspace:    workspaceCapabilities(),
		TextDocument: documentCapabilities(snippets),
		Window: &protocol.WindowClientCapabilities{
			WorkDoneProgress: yes,
			ShowMessage: &protocol.ShowMessageRequestClientCapabilities{
				MessageActionItem: &protocol.ClientShowMessageActionItemOptions{AdditionalPropertiesSupport: yes},
			},
			ShowDocument: &protocol.ShowDocumentClientCapabilities{Support: true},
		},
		General: &protocol.GeneralClientCapabilities{
			StaleRequestSupport: protocol.StaleRequestSupportOptions{Cancel: true, RetryOnContentModified: []string{}},
			Markdown:            protocol.MarkdownClientCapabilities{Parser: "goldmark"},
			PositionEncodings: []protocol.PositionEncodingKind{
				protocol.PositionEncodingKindUTF8, protocol.PositionEncodingKindUTF32, protocol.PositionEncodingKindUTF16,
			},
		},
		Experimental: jsontext.Value(rustCapabilities),
	}
}

func workspaceCapabilities() *protocol.WorkspaceClientCapabilities {
	return &protocol.WorkspaceClientCapabilities{
		ApplyEdit: yes,
		WorkspaceEdit: &protocol.WorkspaceEditClientCapabilities{
			DocumentChanges: yes,
			ResourceOperations: []protocol.ResourceOperationKind{
				protocol.ResourceOperationKindCreate, protocol.ResourceOperationKindRename, protocol.ResourceOperationKindDelete,
			},
			FailureHandling:         protocol.FailureHandlingKindAbort,
			NormalizesLineEndings:   yes,
			ChangeAnnotationSupport: &protocol.ChangeAnnotationsSupportOptions{},
		},
		DidChangeConfiguration: &protocol.DidChangeConfigurationClientCapabilities{DynamicRegistration: yes},
		DidChangeWatchedFiles: &protocol.DidChangeWatchedFilesClientCapabilities{
			DynamicRegistration: yes, RelativePatternSupport: yes,
		},
		Symbol: &protocol.WorkspaceSymbolClientCapabilities{
			DynamicRegistration: yes,
			SymbolKind:          &protocol.ClientSymbolKindOptions{ValueSet: symbolKinds()},
			TagSupport:          protocol.ClientSymbolTagOptions{ValueSet: []protocol.SymbolTag{protocol.SymbolTagDeprecated}},
			ResolveSupport:      protocol.ClientSymbolResolveOptions{Properties: []string{"location.range"}},
		},
		ExecuteCommand:   &protocol.ExecuteCommandClientCapabilities{DynamicRegistration: yes},
		WorkspaceFolders: yes,
		Configuration:    yes,
		SemanticTokens:   &protocol.SemanticTokensWorkspaceClientCapabilities{RefreshSupport: yes},
		CodeLens:         &protocol.CodeLensWorkspaceClientCapabilities{RefreshSupport: yes},
		InlayHint:        &protocol.InlayHintWorkspaceClientCapabilities{RefreshSupport: yes},
		Diagnostics:      &protocol.DiagnosticWorkspaceClientCapabilities{RefreshSupport: yes},
		FoldingRange:     &protocol.FoldingRangeWorkspaceClientCapabilities{RefreshSupport: yes},
		FileOperations: &protocol.FileOperationClientCapabilities{
			DidCreate: yes, WillCreate: yes, DidRename: yes, WillRename: yes, DidDelete: yes, WillDelete: yes,
		},
	}
}

var markup = []protocol.MarkupKind{protocol.MarkupKindMarkdown, protocol.MarkupKindPlainText}

func documentCapabilities(snippets bool) *protocol.TextDocumentClientCapabilities {
	diagnostics := protocol.DiagnosticsCapabilities{
		RelatedInformation: yes,
		TagSupport: protocol.ClientDiagnosticsTagOptions{
			ValueSet: []protocol.DiagnosticTag{protocol.DiagnosticTagUnnecessary, protocol.DiagnosticTagDeprecated},
		},
		CodeDescriptionSupport: yes,
		DataSupport:            yes,
	}
	return &protocol.TextDocumentClientCapabilities{
		Synchronization: &protocol.TextDocumentSyncClientCapabilities{WillSave: yes, WillSaveWaitUntil: yes, DidSave: yes},
		Completion:      completionCapabilities(snippets),
		Hover:           &protocol.HoverClientCapabilities{DynamicRegistration: yes, ContentFormat: markup},
		SignatureHelp: &protocol.SignatureHelpClientCapabilities{
			DynamicRegistration: yes,
			SignatureInformation: &protocol.ClientSignatureInformationOptions{
				DocumentationFormat:      markup,
				ParameterInformation:     &protocol.ClientSignatureParameterInformationOptions{LabelOffsetSupport: yes},
				ActiveParameterSupport:   yes,
				NoActiveParameterSupport: yes,
			},
			ContextSupport: yes,
		},
		Declaration:       &protocol.DeclarationClientCapabilities{DynamicRegistration: yes, LinkSupport: yes},
		Definition:        &protocol.DefinitionClientCapabilities{DynamicRegistration: yes, LinkSupport: yes},
		TypeDefinition:    &protocol.TypeDefinitionClientCapabilities{DynamicRegistration: yes, LinkSupport: yes},
		Implementation:    &protocol.ImplementationClientCapabilities{DynamicRegistration: yes, LinkSupport: yes},
		References:        &protocol.ReferenceClientCapabilities{DynamicRegistration: yes},
		DocumentHighlight: &protocol.DocumentHighlightClientCapabilities{DynamicRegistration: yes},
		DocumentSymbol: &protocol.DocumentSymbolClientCapabilities{
			DynamicRegistration:               yes,
			SymbolKind:                        &protocol.ClientSymbolKindOptions{ValueSet: symbolKinds()},
			HierarchicalDocumentSymbolSupport: yes,
			TagSupport:                        protocol.ClientSymbolTagOptions{ValueSet: []protocol.SymbolTag{protocol.SymbolTagDeprecated}},
		},
		CodeAction:       codeActionCapabilities(),
		CodeLens:         &protocol.CodeLensClientCapabilities{DynamicRegistration: yes},
		DocumentLink:     &protocol.DocumentLinkClientCapabilities{DynamicRegistration: yes, TooltipSupport: yes},
		ColorProvider:    &protocol.DocumentColorClientCapabilities{DynamicRegistration: yes},
		Formatting:       &protocol.DocumentFormattingClientCapabilities{DynamicRegistration: yes},
		RangeFormatting:  &protocol.DocumentRangeFormattingClientCapabilities{DynamicRegistration: yes},
		OnTypeFormatting: &protocol.DocumentOnTypeFormattingClientCapabilities{DynamicRegistration: yes},
		Rename: &protocol.RenameClientCapabilities{
			DynamicRegistration: yes, PrepareSupport: yes,
			PrepareSupportDefaultBehavior: protocol.PrepareSupportDefaultBehaviorIdentifier,
			HonorsChangeAnnotations:       yes,
		},
		FoldingRange: &protocol.FoldingRangeClientCapabilities{
			DynamicRegistration: yes,
			FoldingRange:        &protocol.ClientFoldingRangeOptions{CollapsedText: yes},
		},
		SelectionRange: &protocol.SelectionRangeClientCapabilities{DynamicRegistration: yes},
		PublishDiagnostics: &protocol.PublishDiagnosticsClientCapabilities{
			DiagnosticsCapabilities: diagnostics, VersionSupport: yes,
		},
		CallHierarchy:  &protocol.CallHierarchyClientCapabilities{DynamicRegistration: yes},
		TypeHierarchy:  &protocol.TypeHierarchyClientCapabilities{DynamicRegistration: yes},
		SemanticTokens: tokenCapabilities(),
		InlayHint: &protocol.InlayHintClientCapabilities{
			DynamicRegistration: yes,
			ResolveSupport: protocol.ClientInlayHintResolveOptions{
				Properties: []string{"tooltip", "textEdits", "label.tooltip", "label.location", "label.command"},
			},
		},
		Diagnostic: &protocol.DiagnosticClientCapabilities{
			DiagnosticsCapabilities: diagnostics, DynamicRegistration: yes, RelatedDocumentSupport: yes,
		},
	}
}

func completionCapabilities(snippets bool) *protocol.CompletionClientCapabilities {
	kinds := make([]protocol.CompletionItemKind, 0, 25)
	for k := protocol.CompletionItemKindText; k <= protocol.CompletionItemKindTypeParameter; k++ {
		kinds = append(kinds, k)
	}
	return &protocol.CompletionClientCapabilities{
		DynamicRegistration: yes,
		CompletionItem: &protocol.ClientCompletionItemOptions{
			SnippetSupport:          &snippets,
			CommitCharactersSupport: yes,
			DocumentationFormat:     markup,
			DeprecatedSupport:       yes,
			PreselectSupport:        yes,
			TagSupport:              protocol.CompletionItemTagOptions{ValueSet: []protocol.CompletionItemTag{protocol.CompletionItemTagDeprecated}},
			InsertReplaceSupport:    yes,
			ResolveSupport: protocol.ClientCompletionItemResolveOptions{
				Properties: []string{"documentation", "detail", "additionalTextEdits"},
			},
			InsertTextModeSupport: protocol.ClientCompletionItemInsertTextModeOptions{
				ValueSet: []protocol.InsertTextMode{protocol.InsertTextModeAsIs, protocol.InsertTextModeAdjustIndentation},
			},
			LabelDetailsSupport: yes,
		},
		CompletionItemKind: &protocol.ClientCompletionItemOptionsKind{ValueSet: kinds},
		InsertTextMode:     protocol.InsertTextModeAdjustIndentation,
		ContextSupport:     yes,
		CompletionList: &protocol.CompletionListCapabilities{
			ItemDefaults: []string{"commitCharacters", "editRange", "insertTextFormat", "insertTextMode", "data"},
		},
	}
}

func codeActionCapabilities() *protocol.CodeActionClientCapabilities {
	return &protocol.CodeActionClientCapabilities{
		DynamicRegistration: yes,
		CodeActionLiteralSupport: protocol.ClientCodeActionLiteralOptions{
			CodeActionKind: protocol.ClientCodeActionKindOptions{ValueSet: []protocol.CodeActionKind{
				protocol.CodeActionKindEmpty, protocol.CodeActionKindQuickFix,
				protocol.CodeActionKindRefactor, protocol.CodeActionKindRefactorExtract, protocol.CodeActionKindRefactorInline,
				protocol.CodeActionKindRefactorRewrite, protocol.CodeActionKindSource,
				protocol.CodeActionKindSourceOrganizeImports, protocol.CodeActionKindSourceFixAll,
			}},
		},
		IsPreferredSupport:      yes,
		DisabledSupport:         yes,
		DataSupport:             yes,
		ResolveSupport:          protocol.ClientCodeActionResolveOptions{Properties: []string{"edit", "command"}},
		HonorsChangeAnnotations: yes,
	}
}

func tokenCapabilities() protocol.SemanticTokensClientCapabilities {
	return protocol.SemanticTokensClientCapabilities{
		DynamicRegistration: yes,
		Requests: protocol.ClientSemanticTokensRequestOptions{
			Range: protocol.Boolean(true),
			Full:  &protocol.ClientSemanticTokensRequestFullDelta{Delta: yes},
		},
		TokenTypes:            tokenTypes,
		TokenModifiers:        tokenModifiers,
		Formats:               []protocol.TokenFormat{protocol.TokenFormatRelative},
		MultilineTokenSupport: yes,
		ServerCancelSupport:   yes,
		AugmentsSyntaxTokens:  yes,
	}
}

func symbolKinds() []protocol.SymbolKind {
	kinds := make([]protocol.SymbolKind, 0, 26)
	for k := protocol.SymbolKindFile; k <= protocol.SymbolKindTypeParameter; k++ {
		kinds = append(kinds, k)
	}
	return kinds
}
