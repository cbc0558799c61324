-- The lane of deliveries whose last claim was never recorded is looked into at every wake: it must not scan what is due otherwise.
CREATE INDEX delivery_suspect ON delivery (target, due_at, seq) WHERE state = 'due' AND lost_claims > 0;
