"""Three example trainees – an expert, a reader of stock phrases, a hostile one – and the small client they act through.

``python -m examples expert haggler too-expensive --seed 3`` talks to ``kefu play --plain --json`` as any program can;
`examples.bulk` plays the same trainees in this process, for many talks.
"""
