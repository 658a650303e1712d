wf(){ xdotool windowfocus 2097158; sleep 0.3; }
