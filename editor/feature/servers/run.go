package servers

import "hx/lsp"

// run runs a program that a server knows of.
func (s *Servers) run(r lsp.Runnable) {
	s.ed.Status("%s: use :run-shell-command %s", r.Label, r.Program)
}
