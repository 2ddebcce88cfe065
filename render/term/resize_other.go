//go:build !unix

package term

func (s *Screen) watchSize() { s.tty.NotifyResize(s.resized) }
