package editor

// A frame is drawn after every event, every answer of a job and every pause,
// because each of them may have changed anything. Answers that come often and
// mostly find nothing new say so, and cost no frame.

// Unseen is called by an answer or an idle hook that has changed nothing of
// what is drawn. A message that it shows is seen nevertheless.
func (ed *Editor) Unseen() { ed.unseen = true }

// WasUnseen tells whether Unseen was called since it was last asked. The loop
// asks after each answer.
func (ed *Editor) WasUnseen() bool {
	was := ed.unseen
	ed.unseen = false
	return was
}

// Told tells whether a message was shown since it was last asked.
func (ed *Editor) Told() bool {
	was := ed.told
	ed.told = false
	return was
}
