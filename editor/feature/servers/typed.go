package servers

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"hx/editor/cmdline"
	"hx/editor/command"
	"hx/editor/commands"
	"hx/lsp"
)

// symbolDelay is how long typing must rest before servers are asked for
// symbols; maxResolved how many of those are asked for their place.
const (
	symbolDelay = 100 * time.Millisecond
	maxResolved = 200
)

// Commands is the family of questions to language servers.
var Commands = []*command.Command{
	{Name: "goto_definition", Label: "Definition", Run: gotoPlace(lsp.FeatureGotoDefinition, "No definition found.")},
	{Name: "goto_declaration", Label: "Declaration", Run: gotoPlace(lsp.FeatureGotoDeclaration, "No declaration found.")},
	{Name: "goto_type_definition", Label: "Type definition", Run: gotoPlace(lsp.FeatureGotoTypeDefinition, "No type definition found.")},
	{Name: "goto_implementation", Label: "Implementation", Run: gotoPlace(lsp.FeatureGotoImplementation, "No implementation found.")},
	{Name: "goto_reference", Label: "References", Run: gotoPlace(lsp.FeatureGotoReference, "No references found.")},
	{Name: "hover", Label: "Hover docs", Run: hover},
	{Name: "symbol_picker", Label: "Symbols (server)", Run: documentSymbols},
	{Name: "workspace_symbol_picker", Label: "Workspace symbols (server)", Run: workspaceSymbols},
	{Name: "lsp_or_syntax_symbol_picker", Label: "Symbols", Run: either(lsp.FeatureDocumentSymbols, documentSymbols, "syntax_symbol_picker")},
	{Name: "lsp_or_syntax_workspace_symbol_picker", Label: "Workspace symbols",
		Run: either(lsp.FeatureWorkspaceSymbols, workspaceSymbols, "syntax_workspace_symbol_picker")},
	{Name: "rename_symbol", Label: "Rename symbol", Run: rename},
	{Name: "code_action", Label: "Code actions", Run: codeActions},
	{Name: "select_references_to_symbol_under_cursor", Label: "Select symbol uses", Run: selectReferences},
	{Name: "format_selections", Label: "Format", Run: formatSelections},
	{Name: "goto_callers", Label: "Callers", Run: hierarchy(lsp.FeatureCallHierarchy, lsp.Callers, "No calls found.")},
	{Name: "goto_callees", Label: "What is called", Run: hierarchy(lsp.FeatureCallHierarchy, lsp.Callees, "Nothing is called.")},
	{Name: "goto_supertypes", Label: "Types above", Run: hierarchy(lsp.FeatureTypeHierarchy, lsp.Supertypes, "No types above found.")},
	{Name: "goto_subtypes", Label: "Types below", Run: hierarchy(lsp.FeatureTypeHierarchy, lsp.Subtypes, "No types below found.")},
	{Name: "select_fold", Label: "Select foldable lines", Run: selectFold},
	{Name: "code_lens", Label: "Code lenses", Run: codeLens},
	{Name: "signature_help", Label: "Signature help", Run: signatureHelp},
}

// Typed is the family that controls the servers.
var Typed = []*command.Typed{
	{Name: "lsp-restart", Doc: "Restart the language servers of the buffer, or those named",
		Args: cmdline.Signature{Max: cmdline.Any, Usage: "[SERVER...]", Completers: []cmdline.Completer{"servers"}}, Run: restart},
	{Name: "lsp-stop", Doc: "Stop the language servers of the buffer, or those named",
		Args: cmdline.Signature{Max: cmdline.Any, Usage: "[SERVER...]", Completers: []cmdline.Completer{"servers"}}, Run: stop},
	{Name: "lsp-workspace-command", Doc: "Run a command of a language server, or choose one",
		Args: cmdline.Signature{Max: cmdline.Any, RawAfter: 1, Usage: "[COMMAND [JSON...]]", Completers: []cmdline.Completer{"server-commands", ""}}, Run: workspaceCommand},
	{Name: "lsp-status", Doc: "Show the language servers and what they do", Run: status},
	{Name: "lsp-log", Doc: "Show what language servers said on the side", Run: showLog},
}

var errNoServers = errors.New("No language server is used for this buffer")

// named returns the servers of the buffer that arguments name, all of them
// without any.
func named(c *command.Context, args cmdline.Args) ([]string, error) {
	l := c.Ed.Language(c.Doc())
	if l == nil || len(l.Servers) == 0 || of(c).set == nil {
		return nil, errNoServers
	}
	var have []string
	for _, u := range l.Servers {
		have = append(have, u.Name)
	}
	if args.Len() == 0 {
		return have, nil
	}
	for _, name := range args.All() {
		if !slices.Contains(have, name) {
			return nil, fmt.Errorf("%q is no language server of this buffer; they are: %s", name, strings.Join(have, ", "))
		}
	}
	return args.All(), nil
}

func restart(c *command.Context, args cmdline.Args) error {
	names, err := named(c, args)
	if err != nil {
		return err
	}
	s := of(c)
	s.configure()
	s.set.Restart(states.Of(c.Doc()).path, names...)
	return nil
}

func stop(c *command.Context, args cmdline.Args) error {
	names, err := named(c, args)
	if err != nil {
		return err
	}
	of(c).set.Stop(names...)
	return nil
}

func status(c *command.Context, _ cmdline.Args) error {
	s := of(c)
	if s.set == nil || len(s.set.All()) == 0 {
		return errors.New("No language server was started")
	}
	var lines []string
	for _, server := range s.set.All() {
		st, why := server.State()
		line := fmt.Sprintf("%s  %s", server.Name, st)
		for _, more := range []string{server.Version(), server.Root(), why} {
			if more != "" {
				line += "  " + more
			}
		}
		lines = append(lines, line)
		for _, p := range server.Progress() {
			lines = append(lines, "  "+p.Title+" "+p.Message)
		}
	}
	commands.ShowPopup(c, "lsp-status", strings.Join(lines, "\n"))
	return nil
}

func showLog(c *command.Context, _ cmdline.Args) error {
	s := of(c)
	if len(s.log) == 0 {
		return errors.New("language servers have said nothing yet")
	}
	d := c.Ed.NewScratch(strings.Join(s.log, "\n") + "\n")
	c.Ed.Show(d)
	return nil
}
