package lsp

import (
	"context"
	"path"
	"slices"
	"sync"
)

// For returns the running servers that have a feature and may be asked for it
// by that document, in the order of the language's list. For features of the
// whole workspace path may be "".
func (ss *Servers) For(path string, f Feature) []*Server {
	ss.mu.Lock()
	defer ss.mu.Unlock()
	var list []*Server
	d := ss.docs[path]
	if d == nil {
		for _, s := range ss.list {
			if path == "" && s.session != nil && s.session.has(f, nil) {
				list = append(list, s)
			}
		}
		return list
	}
	for _, a := range d.attached {
		if a.server.session != nil && a.use.allows(f) && a.server.session.has(f, d) {
			list = append(list, a.server)
		}
	}
	return list
}

// First returns the first of For, or nil. Formatting, rename, inlay hints,
// signature help and highlights ask only that one.
func (ss *Servers) First(path string, f Feature) *Server {
	if list := ss.For(path, f); len(list) > 0 {
		return list[0]
	}
	return nil
}

// Allows reports whether a document may use a feature of a server.
func (ss *Servers) Allows(path string, s *Server, f Feature) bool {
	ss.mu.Lock()
	defer ss.mu.Unlock()
	d := ss.docs[path]
	if d == nil {
		return true
	}
	for _, a := range d.attached {
		if a.server == s {
			return a.use.allows(f)
		}
	}
	return false
}

// Of returns the servers of an open document, whatever their state.
func (ss *Servers) Of(path string) []*Server {
	ss.mu.Lock()
	defer ss.mu.Unlock()
	var list []*Server
	if d := ss.docs[path]; d != nil {
		for _, a := range d.attached {
			list = append(list, a.server)
		}
	}
	return list
}

// All returns all servers ever started, in that order.
func (ss *Servers) All() []*Server {
	ss.mu.Lock()
	defer ss.mu.Unlock()
	return slices.Clone(ss.list)
}

// Answer is what one of several servers said.
type Answer[T any] struct {
	Server *Server
	Value  T
	Err    error
}

// Ask asks several servers the same thing at the same time and returns their
// answers in the order of the servers.
func Ask[T any](ctx context.Context, servers []*Server, ask func(context.Context, *Server) (T, error)) []Answer[T] {
	list := make([]Answer[T], len(servers))
	var wg sync.WaitGroup
	for i, s := range servers {
		wg.Go(func() {
			v, err := ask(ctx, s)
			list[i] = Answer[T]{s, v, err}
		})
	}
	wg.Wait()
	return list
}

func baseName(dir string) string { return path.Base(dir) }
