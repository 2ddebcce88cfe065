package lsp

import (
	"strings"
	"testing"
	"testing/synctest"

	"hx/internal/fakelsp"
)

func TestFeaturesAreKnown(t *testing.T) {
	seen := map[Feature]bool{}
	for _, f := range Features() {
		if seen[f] || featureOf(f).name != f {
			t.Errorf("%s is listed twice or not found", f)
		}
		seen[f] = true
	}
	// The names configurations use.
	const names = "format goto-declaration goto-definition goto-type-definition goto-reference goto-implementation signature-help hover " +
		"document-highlight completion code-action document-links workspace-command document-symbols workspace-symbols diagnostics " +
		"pull-diagnostics rename-symbol inlay-hints document-colors call-hierarchy"
	for _, name := range strings.Fields(names) {
		if !seen[Feature(name)] {
			t.Errorf("%s is missing", name)
		}
	}
	if featureOf("nonsense").stated(&caps{}) {
		t.Error("nonsense is a feature")
	}
}

// TestEveryFeatureIsStatedAndRegistered states each provider in each of its
// forms, and registers each method.
func TestEveryFeatureIsStatedAndRegistered(t *testing.T) {
	providers := map[Feature]string{
		FeatureFormat: "documentFormattingProvider", FeatureRangeFormat: "documentRangeFormattingProvider", FeatureGotoDeclaration: "declarationProvider",
		FeatureGotoDefinition: "definitionProvider", FeatureGotoTypeDefinition: "typeDefinitionProvider", FeatureGotoReference: "referencesProvider",
		FeatureGotoImplementation: "implementationProvider", FeatureSignatureHelp: "signatureHelpProvider", FeatureHover: "hoverProvider",
		FeatureDocumentHighlight: "documentHighlightProvider", FeatureCompletion: "completionProvider", FeatureCodeAction: "codeActionProvider",
		FeatureDocumentLinks: "documentLinkProvider", FeatureDocumentSymbols: "documentSymbolProvider", FeatureWorkspaceSymbols: "workspaceSymbolProvider",
		FeatureRename: "renameProvider", FeatureInlayHints: "inlayHintProvider", FeatureDocumentColors: "colorProvider", FeatureCallHierarchy: "callHierarchyProvider",
		FeatureTypeHierarchy: "typeHierarchyProvider", FeatureFoldingRanges: "foldingRangeProvider", FeatureSelectionRanges: "selectionRangeProvider",
		FeatureCodeLens: "codeLensProvider",
	}
	optionsOnly := map[Feature]bool{FeatureSignatureHelp: true, FeatureCompletion: true, FeatureDocumentLinks: true, FeatureCodeLens: true}
	stated := func(c m) func(Feature) bool {
		ses := &session{}
		ses.takeCapabilities(decodeInitialize(encode(m{"capabilities": c})))
		return func(f Feature) bool { return ses.has(f, nil) }
	}
	for f, name := range providers {
		if !stated(m{name: m{}})(f) {
			t.Errorf("%s with options is not seen", name)
		}
		if !optionsOnly[f] && !stated(m{name: true})(f) {
			t.Errorf("%s true is not seen", name)
		}
		if stated(m{name: false})(f) || stated(m{name: nil})(f) || stated(m{})(f) {
			t.Errorf("%s is seen where it is not", name)
		}
	}
	for f, c := range map[Feature]m{
		FeatureOnTypeFormat:     {"documentOnTypeFormattingProvider": m{"firstTriggerCharacter": "}"}},
		FeatureWorkspaceCommand: {"executeCommandProvider": m{"commands": []string{"x"}}},
		FeaturePullDiagnostics:  {"diagnosticProvider": m{"interFileDependencies": false, "workspaceDiagnostics": false}},
		FeatureSemanticTokens:   {"semanticTokensProvider": m{"legend": m{"tokenTypes": []string{}, "tokenModifiers": []string{}}, "full": true}},
	} {
		if !stated(c)(f) || stated(m{})(f) {
			t.Errorf("%s", f)
		}
	}
	for _, f := range featureTable {
		if f.name == FeatureDiagnostics {
			continue
		}
		ses := &session{regs: []registration{{id: "1", method: f.method}}}
		if f.method == "" || !ses.has(f.name, &document{}) {
			t.Errorf("%s cannot be registered", f.name)
		}
	}
}

func TestTriggers(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t)
		r.fake.Capabilities = m{
			"completionProvider":               m{"triggerCharacters": []string{".", ":"}, "allCommitCharacters": []string{";"}},
			"signatureHelpProvider":            m{"triggerCharacters": []string{"("}, "retriggerCharacters": []string{","}},
			"documentOnTypeFormattingProvider": m{"firstTriggerCharacter": "}", "moreTriggerCharacter": []string{";"}},
		}
		d := r.open("a.rs", "x")
		s := r.ready()
		first, again := s.SignatureTriggers(d.path)
		got := strings.Join(s.CompletionTriggers(d.path), "") + " " + strings.Join(first, "") + " " + strings.Join(again, "") + " " + strings.Join(s.OnTypeTriggers(d.path), "")
		if got != ".: ( (, };" {
			t.Error(got)
		}
		r.fake.Answer("textDocument/completion", []m{{"label": "a"}})
		if c, err := s.Complete(ctxFor(t), d.snap(), 1, CompletionTrigger{Again: true}); err != nil || strings.Join(c.Items[0].Commit, "") != ";" {
			t.Error(c, err)
		}
		r.set.Stop()
		waitState(t, s, Stopped)
		first, again = s.SignatureTriggers(d.path)
		if s.CompletionTriggers(d.path) != nil || first != nil || again != nil || s.OnTypeTriggers(d.path) != nil || s.Commands() != nil || s.Version() != "" || s.PID() != 0 {
			t.Error("a stopped server has something to say")
		}
	})
	synctest.Test(t, func(t *testing.T) {
		r := newRig(t)
		d := r.open("a.rs", "x")
		s := r.ready()
		r.fake.Ask(1, "client/registerCapability", m{"registrations": []m{{"id": "1", "method": "textDocument/onTypeFormatting",
			"registerOptions": m{"firstTriggerCharacter": "a", "moreTriggerCharacter": []string{"b"}}}}})
		r.fake.Answered(t, "1")
		if got := strings.Join(s.OnTypeTriggers(d.path), ""); got != "ab" {
			t.Error(got)
		}
		r.fake.Check(t, fakelsp.Dialled(1))
	})
}

func TestOfferedCapabilities(t *testing.T) {
	raw := string(encode(clientCapabilities(false)))
	for _, want := range []string{
		`"positionEncodings":["utf-8","utf-32","utf-16"]`, `"snippetSupport":false`, `"serverStatusNotification":true`, `"workDoneProgress":true`,
		`"resourceOperations":["create","rename","delete"]`, `"relativePatternSupport":true`, `"labelOffsetSupport":true`,
	} {
		if !strings.Contains(raw, want) {
			t.Errorf("%s is not offered", want)
		}
	}
	// What is not done must not be offered.
	for _, not := range []string{`snippetTextEdit`, `snippetEditSupport`, `notebook`} {
		if strings.Contains(raw, not) {
			t.Errorf("%s is offered", not)
		}
	}
}

func TestNames(t *testing.T) {
	for _, c := range [][2]string{
		{UTF8.String(), "utf-8"}, {Ready.String(), "ready"}, {LowMemory.String(), "waiting for memory"}, {Stopped.String(), "stopped"},
		{SymbolKind(12).String(), "function"}, {SymbolKind(26).String(), "typeparam"}, {SymbolKind(99).String(), ""}, {SymbolKind(0).String(), ""},
		{CompletionKind(25).String(), "type-param"}, {CompletionKind(99).String(), ""}, {string(FeatureHover), "hover"},
	} {
		if c[0] != c[1] {
			t.Errorf("%q, not %q", c[0], c[1])
		}
	}
}
