package term

// Redraw makes the next Show paint every cell anew, for a terminal that was
// written to by somebody else.
func (s *Screen) Redraw() {
	s.mu.Lock()
	s.repaint = true
	s.mu.Unlock()
}
