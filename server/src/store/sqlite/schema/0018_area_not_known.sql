-- Each ward has a place for what no area is known of: calls, complaints, strangers, people who must be stopped.
INSERT OR IGNORE INTO place (ward, code) SELECT code, code || '-00' FROM ward;
