package lsp

import (
	"github.com/go-json-experiment/json/jsontext"
	"go.lsp.dev/protocol"

	"hx/editor/text"
	"hx/lsp/wire"
)

// Location is a range in a file, as a server gave it.
type Location struct {
	Path string // local path; "" when the URI is no file that can be reached here
	URI  string // as the server knows it
	// Open tells that the file was an open document. Span then is the range
	// in its text of revision Rev. Otherwise use In.
	Open bool
	Rev  int32
	Span text.Span

	Line int // of the start, from 0

	rng protocol.Range
	enc Encoding
}

// In returns the bytes of the range in the text of the file.
func (l Location) In(t text.Rope) text.Span { return newConverter(t, l.enc).span(l.rng) }

// IsFile reports whether the location is in a file that can be opened here.
func (l Location) IsFile() bool { return l.Path != "" }

// places converts what an answer says of several files, with the texts of the
// documents that were open when it was asked for.
type places struct {
	set   *Servers
	paths pathMap
	enc   Encoding
	open  map[string]Snapshot
	conv  map[string]*converter
}

func (p *places) converter(path string) *converter {
	c := p.conv[path]
	if c == nil {
		if p.conv == nil {
			p.conv = map[string]*converter{}
		}
		c = newConverter(p.open[path].Text, p.enc)
		p.conv[path] = c
	}
	return c
}

// places returns a converter for an answer that comes unasked: to the texts the
// server was told of last. The lock must not be held.
func (ses *session) places() *places {
	ses.server.set.mu.Lock()
	defer ses.server.set.mu.Unlock()
	return ses.placesLocked()
}

func (ses *session) placesLocked() *places {
	p := &places{set: ses.server.set, paths: ses.paths, enc: ses.enc, open: make(map[string]Snapshot, len(ses.docs))}
	for path, x := range ses.docs {
		p.open[path] = Snapshot{path, x.rev, x.text}
	}
	return p
}

// revision returns an open document as it was at another revision, while that
// is still known.
func (p *places) revision(path string, rev int32) (Snapshot, bool) {
	p.set.mu.Lock()
	defer p.set.mu.Unlock()
	if d := p.set.docs[path]; d != nil {
		if t, ok := d.at(rev); ok {
			return Snapshot{path, rev, t}, true
		}
	}
	return Snapshot{}, false
}

func (p *places) location(uri string, r protocol.Range) Location {
	l := Location{URI: uri, Line: int(min(r.Start.Line, 1<<31-1)), rng: r, enc: p.enc}
	l.Path, _ = p.paths.path(uri)
	if snap, ok := p.open[l.Path]; ok && l.Path != "" {
		l.Open, l.Rev = true, snap.Rev
		l.Span = p.converter(l.Path).span(r)
	}
	return l
}

// decodeLocations reads any of the forms in which servers give locations.
func (p *places) decodeLocations(raw jsontext.Value) ([]Location, error) {
	elements := elementsOf(raw)
	if raw.Kind() == '{' {
		elements = []jsontext.Value{raw}
	}
	list := make([]Location, 0, len(elements))
	var bad error
	for _, e := range elements {
		l, ok, err := p.decodeLocation(e)
		if err != nil {
			bad = err
		} else if ok {
			list = append(list, l)
		}
	}
	if len(list) > 0 {
		bad = nil
	}
	return list, bad
}

func (p *places) decodeLocation(raw jsontext.Value) (Location, bool, error) {
	if isNull(raw) {
		return Location{}, false, nil
	}
	// URIs are taken raw: the codec normalises them, and those of other
	// schemes have to go back as they came.
	if target := wire.Member(raw, "targetUri"); !isNull(target) {
		v, err := decode[protocol.LocationLink](raw)
		if err != nil {
			return Location{}, false, err
		}
		r := v.TargetSelectionRange
		if isNull(wire.Member(raw, "targetSelectionRange")) {
			r = v.TargetRange
		}
		return p.location(wire.Text(target), r), true, nil
	}
	v, err := decode[protocol.Location](raw)
	uri := wire.Text(wire.Member(raw, "uri"))
	if err != nil || uri == "" {
		return Location{}, false, err
	}
	return p.location(uri, v.Range), true, nil
}
