package servers

import "hx/editor/document"

// Hold keeps what changes in a document from its servers until Release: a
// proposal that is only shown is not part of the text, and what a server has
// to add to a proposal it adds to the text it made the proposal for.
func (s *Servers) Hold(d *document.Document) {
	if st := states.Of(d); st.path != "" {
		s.set.Flush()
		s.set.Hold(st.path)
	}
}

// Release lets the servers know again.
func (s *Servers) Release(d *document.Document) {
	if st := states.Of(d); st.path != "" {
		s.set.Release(st.path)
	}
}
