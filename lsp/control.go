package lsp

import (
	"context"
	"slices"

	"go.lsp.dev/protocol"
)

// Stop ends the servers of the given names (all if none is given) and keeps
// them from being started by themselves.
func (ss *Servers) Stop(names ...string) {
	ss.mu.Lock()
	defer ss.mu.Unlock()
	for _, s := range ss.list {
		if len(names) == 0 || slices.Contains(names, s.Name) {
			ss.stopped[s.Name] = true
			s.stop()
		}
	}
	for _, d := range ss.docs {
		d.attached = slices.DeleteFunc(d.attached, func(a attachment) bool { return ss.stopped[a.server.Name] })
	}
}

func (s *Server) stop() {
	if s.running {
		s.cancel()
	}
}

// Restart ends the servers of the given names (all that the document at path
// is to have if none is given) and starts them again, with their present
// configuration, for all documents that use them.
func (ss *Servers) Restart(path string, names ...string) {
	ss.mu.Lock()
	defer ss.mu.Unlock()
	if d := ss.docs[path]; d != nil && len(names) == 0 {
		for _, u := range d.Uses {
			names = append(names, u.Name)
		}
	}
	for _, name := range names {
		delete(ss.stopped, name)
	}
	for _, s := range ss.list {
		if slices.Contains(names, s.Name) {
			ss.again(s)
		}
	}
	for _, d := range ss.sortedDocs() {
		ss.reattach(d, names)
	}
}

// again starts a server once its present life, if any, has ended. The lock is
// held.
func (ss *Servers) again(s *Server) {
	if !s.running {
		s.start()
		return
	}
	s.cancel()
	done := s.done
	ss.alive.Add(1)
	go func() {
		defer ss.alive.Done()
		<-done
		ss.mu.Lock()
		defer ss.mu.Unlock()
		s.start()
	}()
}

// reattach gives a document the servers of the given names that it lacks, in
// the order of its list.
func (ss *Servers) reattach(d *document, names []string) {
	have := d.attached
	d.attached = nil
	for _, u := range d.Uses {
		i := slices.IndexFunc(have, func(a attachment) bool { return a.use.Name == u.Name })
		switch {
		case i >= 0:
			d.attached = append(d.attached, have[i])
		case slices.Contains(names, u.Name):
			ss.attach(d, u)
		}
	}
}

// Configure replaces the definitions of all servers. Running servers are told
// of new settings; everything else counts from their next start on.
func (ss *Servers) Configure(configs map[string]Config) {
	ss.mu.Lock()
	defer ss.mu.Unlock()
	ss.configs = configs
	for _, s := range ss.list {
		c, ok := configs[s.Name]
		if !ok || s.session == nil {
			continue
		}
		if c.Settings == s.cfg.Settings {
			continue
		}
		s.cfg.Settings = c.Settings
		settings := c.settings()
		if settings == nil {
			settings = []byte("{}")
		}
		s.session.notify(protocol.MethodWorkspaceDidChangeConfiguration,
			&protocol.DidChangeConfigurationParams{Settings: settings})
	}
}

// Shutdown ends all servers and returns when they are gone, about a second
// later at most unless ctx ends before. Nothing is started afterwards.
func (ss *Servers) Shutdown(ctx context.Context) error {
	ss.mu.Lock()
	ss.closed = true
	for _, s := range ss.list {
		s.stop()
	}
	ss.mu.Unlock()
	gone := make(chan struct{})
	go func() {
		ss.alive.Wait()
		close(gone)
	}()
	select {
	case <-gone:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
