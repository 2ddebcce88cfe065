package servers

import (
	"fmt"
	"time"

	"hx/editor/change"
	"hx/editor/document"
	"hx/editor/job"
	"hx/lsp"
)

// lookDelay is how long typing must rest before servers are asked about the
// whole document again; neighbourDelay the same for the other open documents,
// whose diagnostics may depend on it.
const (
	lookDelay      = 250 * time.Millisecond
	neighbourDelay = time.Second
)

// extras are the things that servers know of the places in a document, beside
// diagnostics and hints.
type extras struct {
	links   laid[lsp.Link]
	colours laid[lsp.Color]
	lenses  laid[lsp.Lens]
	tokens  tokens
}

func (x *extras) move(set change.Set) {
	x.links.move(set)
	x.colours.move(set)
	x.lenses.move(set)
}

// drop forgets what a server that has ended knew.
func (x *extras) drop(server *lsp.Server) {
	x.links.replace(server, nil)
	x.colours.replace(server, nil)
	x.lenses.replace(server, nil)
	x.tokens.drop(server)
}

// wait asks about a document once typing rests.
func (s *Servers) wait(d *document.Document) {
	id := d.ID()
	spec := job.Spec{Key: fmt.Sprint("lsp:look-wait:", id), Latest: true, Debounce: lookDelay}
	job.Later(s.ed.Jobs, spec, func() {
		if d := s.ed.Docs.Get(id); d != nil {
			s.look(d)
		}
	})
}

// look asks for all that is shown of a document.
func (s *Servers) look(d *document.Document) {
	s.pull(d)
	s.askLinks(d)
	s.askColours(d)
	s.askTokens(d)
	s.askLenses(d)
}

// waitForNeighbours asks for the diagnostics of the other open documents, of
// servers that say these depend on each other.
func (s *Servers) waitForNeighbours(d *document.Document) {
	id := d.ID()
	spec := job.Spec{Key: "lsp:neighbours", Latest: true, Debounce: neighbourDelay}
	job.Later(s.ed.Jobs, spec, func() {
		changed := s.ed.Docs.Get(id)
		if changed == nil {
			return
		}
		for _, server := range s.able(changed, lsp.FeaturePullDiagnostics, true) {
			if !server.DiagnosticsDepend(states.Of(changed).path) {
				continue
			}
			for _, d := range s.ed.Docs.All() {
				if d != changed {
					s.pullFrom(d, server)
				}
			}
		}
	})
}
