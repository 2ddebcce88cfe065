package lsp

import "github.com/go-json-experiment/json/jsontext"

// ClientCommandKind is something that only the client can do.
type ClientCommandKind uint8

// What a command can mean to a client.
const (
	// NotForClient commands are the server's to execute.
	NotForClient ClientCommandKind = iota
	ShowLocations
	GotoLocation
	RunRunnable
	TriggerSignature
	TriggerCompletion
	TriggerRename
)

// ClientCommand is a command that the client carries out.
type ClientCommand struct {
	Kind      ClientCommandKind
	Locations []Location
	Runnable  Runnable
}

// clientCommands maps the names of such commands, of rust-analyzer and of
// servers made for another editor, to their meanings.
var clientCommands = map[string]ClientCommandKind{
	"rust-analyzer.showReferences":        ShowLocations,
	"rust-analyzer.gotoLocation":          GotoLocation,
	"rust-analyzer.runSingle":             RunRunnable,
	"rust-analyzer.triggerParameterHints": TriggerSignature,
	"rust-analyzer.rename":                TriggerRename,
	"editor.action.triggerParameterHints": TriggerSignature,
	"editor.action.triggerSuggest":        TriggerCompletion,
	"editor.action.rename":                TriggerRename,
	"editor.action.showReferences":        ShowLocations,
	"editor.action.goToLocations":         ShowLocations,
}

// ClientCommand finds out whether a command is the client's to carry out.
func (s *Server) ClientCommand(c Command) ClientCommand {
	out := ClientCommand{Kind: clientCommands[c.Name]}
	s.set.mu.Lock()
	ses := s.session
	s.set.mu.Unlock()
	if out.Kind == NotForClient || ses == nil {
		return ClientCommand{}
	}
	p := ses.places()
	argument := func(i int) jsontext.Value {
		if i < len(c.Arguments) {
			return c.Arguments[i]
		}
		return nil
	}
	switch out.Kind {
	case ShowLocations: // the place asked about, a position, the locations
		out.Locations, _ = p.decodeLocations(argument(2))
	case GotoLocation:
		out.Locations, _ = p.decodeLocations(argument(0))
	case RunRunnable:
		var ok bool
		if out.Runnable, ok = p.runnable(argument(0)); !ok {
			return ClientCommand{}
		}
	}
	return out
}
