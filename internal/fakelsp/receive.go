package fakelsp

import (
	"encoding/json"
	"fmt"
)

func (s *Server) fault(format string, args ...any) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faultLocked(format, args...)
}

func (s *Server) faultLocked(format string, args ...any) {
	s.faults = append(s.faults, fmt.Sprintf(format, args...))
	s.change.Broadcast()
}

func (s *Server) gone() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.change.Broadcast()
}

// receive records a message and carries out its script.
func (s *Server) receive(c *session, m Message) {
	s.mu.Lock()
	if s.conn != c {
		s.mu.Unlock()
		return
	}
	s.log = append(s.log, m)
	s.obey(m)
	script := s.scripts[m.Method]
	s.change.Broadcast()
	s.mu.Unlock()

	r := &Request{Message: m, conn: c}
	switch {
	case m.Method == "":
	case script != nil:
		script(r)
	case m.Method == "initialize":
		r.Reply(s.InitializeResult())
	case m.Method == "exit":
		c.close()
	case m.ID == "":
	case m.Method == "shutdown":
		r.Reply(nil)
	default:
		r.Fail(-32601, "no script for "+m.Method)
	}
}

// InitializeResult is the answer to initialize that is given without a script.
func (s *Server) InitializeResult() M {
	s.mu.Lock()
	defer s.mu.Unlock()
	caps := M{}
	for k, v := range s.Capabilities {
		caps[k] = v
	}
	if s.Encoding != "utf-16" {
		caps["positionEncoding"] = s.Encoding
	}
	return M{"capabilities": caps, "serverInfo": M{"name": s.Name, "version": "1"}}
}

// obey keeps the documents and looks for faults. The lock is held.
func (s *Server) obey(m Message) {
	if m.Method == "" {
		return
	}
	if !s.inited {
		if m.Method != "initialize" && m.Method != "exit" {
			s.faultLocked("%s before initialize was sent", m.Method)
		}
		s.inited = true
		return
	}
	var p struct {
		TextDocument struct {
			URI        string
			LanguageID string `json:"languageId"`
			Version    int
			Text       string
		} `json:"textDocument"`
		ContentChanges []contentChange `json:"contentChanges"`
	}
	switch m.Method {
	case "textDocument/didOpen", "textDocument/didChange", "textDocument/didClose", "textDocument/didSave":
		if err := json.Unmarshal(m.Params, &p); err != nil {
			s.faultLocked("%s: %v", m.Method, err)
			return
		}
	default:
		return
	}
	d, uri := s.docs[p.TextDocument.URI], p.TextDocument.URI
	switch {
	case m.Method == "textDocument/didOpen" && d != nil:
		s.faultLocked("%s opened twice", uri)
	case m.Method == "textDocument/didOpen":
		t := p.TextDocument
		s.docs[uri] = &Doc{Language: t.LanguageID, Version: t.Version, Text: t.Text}
	case d == nil:
		s.faultLocked("%s: %s is not open", m.Method, uri)
	case m.Method == "textDocument/didClose":
		delete(s.docs, uri)
	case m.Method == "textDocument/didChange":
		if p.TextDocument.Version <= d.Version {
			s.faultLocked("%s: version %d after %d", uri, p.TextDocument.Version, d.Version)
		}
		d.Version = p.TextDocument.Version
		for _, c := range p.ContentChanges {
			if err := d.apply(c, s.Encoding); err != nil {
				s.faultLocked("%s: %v", uri, err)
			}
		}
	}
}
