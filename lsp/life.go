package lsp

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"syscall"
	"time"

	"go.lsp.dev/protocol"

	"hx/lsp/link"
	"hx/lsp/wire"
)

// slowStart is after which time without an answer to initialize the user is
// told.
const slowStart = 8 * time.Second

// farewell is how long stopping a server may take before it is killed.
const farewell = time.Second

// ending says how a life of a server went.
type ending struct {
	why   string
	lived bool // it had answered initialize
	fatal bool // trying again is no use
}

// live starts the server, serves it until it ends or ctx does, and cleans up.
func (s *Server) live(ctx context.Context) ending {
	s.enter(Starting, "")
	if !s.memoryAllows(ctx) {
		return ending{}
	}
	program, args := s.cfg.program()
	spec := link.Spec{Command: program, Args: args, Env: s.cfg.Environment, Dir: s.folder()}
	l, err := s.set.open(ctx, s.Name, spec)
	if err != nil {
		var missing link.NotFoundError
		return ending{why: err.Error(), fatal: errors.As(err, &missing)}
	}
	ses := &session{
		server: s, link: l, paths: s.cfg.PathMapping,
		docs: map[string]sent{}, progress: map[string]*operation{},
	}
	conn := wire.NewConn(l, wire.Config{
		Handle:  ses.handle,
		Key:     coalesce,
		Drained: ses.drained,
		Log:     func(line string) { s.set.logf(s.Name, "%s", line) },
	})
	s.set.mu.Lock()
	ses.conn = conn
	s.set.mu.Unlock()
	defer func() {
		conn.Close()
		<-l.Gone()
		conn.Join()
	}()
	if err := ses.initialize(ctx); err != nil {
		var refused *wire.Error
		end := ending{why: ses.epitaph(err), fatal: errors.As(err, &refused)}
		if ctx.Err() != nil {
			l.Kill()
		}
		return end
	}
	s.welcome(ses)
	select {
	case <-ctx.Done():
		ses.bid()
		return ending{lived: true}
	case <-conn.Done():
		return ending{why: ses.epitaph(conn.Err()), lived: true}
	}
}

// drained sends what was held back while the server was slow to read.
func (ses *session) drained() {
	ses.server.set.mu.Lock()
	held := ses.held
	ses.held = false
	ses.server.set.mu.Unlock()
	if held {
		ses.server.set.Flush()
	}
}

// folder returns where the program runs.
func (s *Server) folder() string {
	s.set.mu.Lock()
	defer s.set.mu.Unlock()
	dir := s.folders[0]
	if dir == "" {
		dir = s.set.opt.Workspace.Path
	}
	if st, err := os.Stat(dir); err != nil || !st.IsDir() {
		return ""
	}
	return dir
}

// initialize asks the server what it can and stores the answer.
func (ses *session) initialize(ctx context.Context) error {
	s := ses.server
	ctx, cancel := context.WithTimeoutCause(ctx, s.cfg.timeout(),
		fmt.Errorf("did not answer in %v", s.cfg.timeout()))
	defer cancel()
	slow := time.AfterFunc(slowStart, func() {
		s.set.notify(StateChanged{Server: s, State: Starting, Note: "still starting; no answer for " + slowStart.String()})
	})
	defer slow.Stop()
	raw, err := ses.request(ctx, protocol.MethodInitialize, ses.initializeParams())
	if err != nil {
		return err
	}
	answer := decodeInitialize(raw)
	s.set.mu.Lock()
	defer s.set.mu.Unlock()
	ses.takeCapabilities(answer)
	return nil
}

// welcome makes an initialised server ready: it hears of its settings, its
// folders and all its documents, in one go.
func (s *Server) welcome(ses *session) {
	s.set.mu.Lock()
	ses.notify(protocol.MethodInitialized, &protocol.InitializedParams{})
	if settings := s.cfg.settings(); settings != nil {
		ses.notify(protocol.MethodWorkspaceDidChangeConfiguration,
			&protocol.DidChangeConfigurationParams{Settings: settings})
	}
	s.session = ses
	s.set.settle(s)
	s.set.mu.Unlock()
	s.enter(Ready, "")
}

// bid ends a session in the order the protocol asks for, within the farewell
// time.
func (ses *session) bid() {
	s := ses.server
	s.set.mu.Lock()
	s.session = nil
	s.set.mu.Unlock()
	ctx, cancel := context.WithTimeout(context.Background(), farewell)
	defer cancel()
	ses.request(ctx, protocol.MethodShutdown, nil)
	ses.conn.Notify(protocol.MethodExit, nil)
	ses.conn.Flush(ctx)
	select {
	case <-ses.conn.Done(): // it left
	case <-ctx.Done():
	}
	ses.conn.Close()
	select {
	case <-ses.link.Gone():
	case <-ctx.Done():
		ses.link.Kill()
	}
}

// epitaph says why a session ended, with what is known of the program's end.
func (ses *session) epitaph(err error) string {
	ses.conn.Close()
	s := ses.server
	why := describe(err)
	if ended(err) {
		<-ses.link.Gone()
		why = "ended (" + ses.link.Why() + ")"
	}
	tail := ses.link.Tail()
	s.set.mu.Lock()
	s.tail = tail
	s.set.mu.Unlock()
	for i := len(tail) - 1; i >= 0; i-- {
		if t := strings.TrimSpace(tail[i]); t != "" {
			return why + ": " + t
		}
	}
	return why
}

// ended reports whether an error of a connection means that the other side is
// gone.
func ended(err error) bool {
	return errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.ErrClosedPipe) ||
		errors.Is(err, os.ErrClosed) || errors.Is(err, syscall.EPIPE) || errors.Is(err, syscall.ECONNRESET)
}

func describe(err error) string {
	var noise *wire.NoiseError
	var refused *wire.Error
	switch {
	case err == nil:
		return "ended"
	case errors.As(err, &noise):
		return "does not speak the protocol; its output begins with " + fmt.Sprintf("%q", oneLine(noise.First))
	case errors.As(err, &refused):
		return "refused to start: " + oneLine(refused.Error())
	}
	return oneLine(err.Error())
}
